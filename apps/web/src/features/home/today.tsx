import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { outcomes } from '@voicecore/domain/call/outcome';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answer, api, queryKeys } from '../../lib/api';
import { dayOf, startOfDay, useZone } from '../../lib/format';
import { useNow } from '../../ui/use-now';
import css from './home.module.css';

/** The outcomes of today's calls; each figure opens its list. Outcomes without calls are left out. */
export function Today() {
  const { t } = useTranslation();
  const zone = useZone();
  const today = dayOf(useNow(true), zone);
  const from = new Date(startOfDay(today, zone)).toISOString();
  const { data } = useQuery({
    queryKey: queryKeys.calls.figuresFrom(from),
    queryFn: () => answer(api.GET('/api/v1/calls/figures', { params: { query: { from } } })),
  });
  const figures = outcomes.flatMap((outcome) => {
    const count = data?.outcomes.find((one) => one.outcome === outcome)?.count ?? 0;
    return count > 0 ? [{ outcome, count }] : [];
  });
  if (figures.length === 0) return null;
  return (
    <section aria-labelledby="today">
      <Title order={2} id="today" mb={8}>
        {t('home:today')}
      </Title>
      <ul className={css.figures}>
        {figures.map(({ outcome, count }) => (
          <li key={outcome}>
            <Link to={`/calls?outcome=${outcome}&from=${today}`} className={css.figure}>
              <b>{count}</b> {t(`calls:outcome.${outcome}.plain`)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

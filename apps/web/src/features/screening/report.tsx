import { Anchor, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answer, api, queryKeys, type ScreeningReport } from '../../lib/api';
import { Loaded } from '../../ui/loaded';
import css from './screening.module.css';

const DAYS = 30;
const columns = ['calls', 'flagged', 'challenged', 'blocked'] as const;

/** What screening did lately, why, and whether people agreed. */
export function Report() {
  const { t } = useTranslation();
  const report = useQuery({
    queryKey: queryKeys.screening.report,
    queryFn: () => answer(api.GET('/api/v1/screening/report', { params: { query: { days: DAYS } } })),
  });
  return (
    <Paper p="lg" component="section" aria-labelledby="screening-report">
      <Stack>
        <div>
          <Title order={2} id="screening-report">
            {t('screening:report.title', { count: DAYS })}
          </Title>
          <Text c="dimmed">{t('screening:report.text')}</Text>
        </div>
        <Loaded query={report} skeleton={<Skeleton height={120} />}>
          {(data) => <Figures report={data} />}
        </Loaded>
      </Stack>
    </Paper>
  );
}

function Figures({ report: { days, reasons, rated, notSpam } }: { report: ScreeningReport }) {
  const { t, i18n } = useTranslation();
  const found = days.filter((day) => day.flagged + day.challenged + day.blocked > 0);
  if (found.length === 0) return <Text>{t('screening:report.none')}</Text>;
  const dayName = new Intl.DateTimeFormat(i18n.language, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return (
    <>
      <table className={css.report}>
        <thead>
          <tr>
            <th scope="col">{t('screening:report.day')}</th>
            {columns.map((name) => (
              <th key={name} scope="col">
                {t(`screening:report.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.toReversed().map((day) => (
            <tr key={day.day}>
              <th scope="row">{dayName.format(new Date(day.day))}</th>
              {columns.map((name) => (
                <td key={name}>{day[name]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Text>
        {t('screening:report.reasons')}{' '}
        {reasons
          .map(({ kind, count }) => t('screening:report.reason', { kind: t(`screening:kind.${kind}`), count }))
          .join(', ')}
      </Text>
      <Text>{rated === 0 ? t('screening:report.unrated') : t('screening:report.rated', { rated, notSpam })}</Text>
      <Anchor component={Link} to="/calls?outcome=blocked">
        {t('screening:report.show')}
      </Anchor>
    </>
  );
}

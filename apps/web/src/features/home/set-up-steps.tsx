import { Button, Text } from '@mantine/core';
import { IconCircleCheckFilled } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answer, api, queryKeys } from '../../lib/api';
import { useAgents, useInstallation, useNumbers } from '../../lib/directory';
import { phoneNumber } from '../../lib/format';
import css from './home.module.css';

export function SetUpSteps() {
  const { t } = useTranslation();
  const sandbox = useInstallation().data?.carrier === 'sandbox';
  const agents = useAgents().data?.items.length ?? 0;
  const entries = useQuery({
    queryKey: queryKeys.knowledge.any,
    queryFn: () => answer(api.GET('/api/v1/knowledge/entries', { params: { query: { limit: 1 } } })),
  });
  const numbers = useNumbers();
  const number = numbers.data?.items[0]?.e164;
  const known = (entries.data?.items.length ?? 0) > 0;
  return (
    <ol className={css.steps}>
      <Step n={1} name="knowledge" done={known} to="/knowledge" />
      <Step n={2} name="people" done={agents > 0} to="/people" />
      <Step n={3} name="number" done={number !== undefined} to="/numbers" />
      <li className={css.step}>
        <span className={css.stepTitle}>{t('home:set_up.step', { n: 4, title: t('home:set_up.ring.title') })}</span>
        <Text c="dimmed">{t(sandbox ? 'home:set_up.ring.sandbox' : 'home:set_up.ring.text')}</Text>
        {sandbox ? (
          <Button component={Link} to="/phone">
            {t('home:set_up.ring.go')}
          </Button>
        ) : (
          number && (
            <Button component="a" href={`tel:${number}`}>
              {t('home:set_up.ring.call', { number: phoneNumber(number) })}
            </Button>
          )
        )}
      </li>
    </ol>
  );
}

function Step({ n, name, done, to }: { n: number; name: string; done: boolean; to: string }) {
  const { t } = useTranslation();
  return (
    <li className={css.step}>
      <span className={css.stepTitle}>
        {done && <IconCircleCheckFilled size={18} aria-label={t('home:set_up.done')} role="img" />}
        {t('home:set_up.step', { n, title: t(`home:set_up.${name}.title`) })}
      </span>
      <Text c="dimmed">{t(`home:set_up.${name}.text`)}</Text>
      <Button component={Link} to={to} variant="default">
        {t(done ? 'home:set_up.look' : `home:set_up.${name}.go`)}
      </Button>
    </li>
  );
}

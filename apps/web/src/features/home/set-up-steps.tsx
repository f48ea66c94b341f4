import { Button, Text } from '@mantine/core';
import { IconCircleCheckFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SetUp } from '../../lib/api';
import { useInstallation, useNumbers } from '../../lib/directory';
import { phoneNumber } from '../../lib/format';
import css from './home.module.css';

export function SetUpSteps({ steps }: { steps: SetUp }) {
  const { t } = useTranslation();
  const sandbox = useInstallation().data?.carrier === 'sandbox';
  const number = useNumbers().data?.items[0]?.e164;
  return (
    <ol className={css.steps}>
      <Step n={1} name="knowledge" done={steps.knowledge} to="/knowledge" />
      <Step n={2} name="people" done={steps.people} to="/people" />
      <Step n={3} name="number" done={steps.number} to="/numbers" />
      <li className={css.step}>
        <span className={css.stepTitle}>{t('home:set_up.step', { n: 4, title: t('home:set_up.ring.title') })}</span>
        <Text c="dimmed">{t(ringText(steps.number, sandbox))}</Text>
        {sandbox && steps.number ? (
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

function ringText(hasNumber: boolean, sandbox: boolean): string {
  if (!hasNumber) return 'home:set_up.ring.no_number';
  return sandbox ? 'home:set_up.ring.sandbox' : 'home:set_up.ring.text';
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

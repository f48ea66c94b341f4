import { Box, Button, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useInstallation, useNumbers, useSuspended } from '../../lib/directory';
import { useMe } from '../../lib/session';
import { EmptyState } from '../../ui/empty-state';
import { BusinessPhone } from '../../ui/phone/phone';
import { ProblemNotice } from '../../ui/problem-notice';

/**
 * A caller's phone inside the product, for every user while the sandbox is in use: it calls the user's own business.
 */
export function PhonePage() {
  const { t } = useTranslation();
  const installation = useInstallation();
  const port = installation.data?.sandboxPort;
  if (installation.error) {
    return <ProblemNotice problem={installation.error} onRetry={() => void installation.refetch()} />;
  }
  if (!installation.data) return <Skeleton h={320} m="md" maw={420} />;
  if (!port) return <EmptyState title={t('phone:no_sandbox.title')}>{t('phone:no_sandbox.text')}</EmptyState>;
  return <OwnPhone sandboxPort={port} />;
}

function OwnPhone({ sandboxPort }: { sandboxPort: number }) {
  const { t } = useTranslation();
  const { tenantName, isDemo } = useMe();
  const suspended = useSuspended();
  const numbers = useNumbers();
  if (numbers.error) return <ProblemNotice problem={numbers.error} onRetry={() => void numbers.refetch()} />;
  if (!numbers.data) return <Skeleton h={320} m="md" maw={420} />;
  const [first, ...others] = numbers.data.items.map(({ e164, label, answerWith }) => {
    const kind = answerWith === 'menu' ? 'menuNumber' : 'number';
    const about = t(suspended ? 'phone:line.suspended' : `phone:line.${kind}.about`);
    return { number: e164, name: label || t(`phone:line.${kind}.name`), about };
  });
  if (!first) return <NoNumber />;
  return (
    <Box p="md">
      <BusinessPhone sandboxPort={sandboxPort} business={{ name: tenantName, isDemo, lines: [first, ...others] }} />
    </Box>
  );
}

/** There is no number to call yet; a user who may add one is sent to that page, others are told whom to ask. */
function NoNumber() {
  const { t } = useTranslation();
  const admin = useMe().role === 'tenant_admin';
  return (
    <EmptyState
      title={t('phone:no_number.title')}
      action={
        admin && (
          <Button component={Link} to="/numbers">
            {t('phone:no_number.go')}
          </Button>
        )
      }
    >
      {t(admin ? 'phone:no_number.text' : 'phone:no_number.ask')}
    </EmptyState>
  );
}

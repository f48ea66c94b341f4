import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import type { PresenceReason } from '@voicecore/domain/presence';
import { useTranslation } from 'react-i18next';
import type { Desk } from './desk';
import { askForNotices, useNoticeState } from './ring-notice';
import type { Softphone } from './softphone';
import css from './softphone.module.css';

/** The reasons that are explained: changes that the agent did not make. */
const explained: readonly PresenceReason[] = [
  'screens_gone',
  'missed_calls',
  'set_by_supervisor',
  'signed_out',
  'call_ended',
];

/** The agent's status: one click to change it, and why it changed if the system did it. */
export function StatusBar({ softphone, desk }: { softphone: Softphone; desk: Desk }) {
  const { t } = useTranslation();
  const { id, status, statusReason, setBy } = desk.agent;
  const why = setBy
    ? t('softphone:why.set_by', { name: setBy, status: t(`softphone:status.${status}`) })
    : statusReason !== null && explained.includes(statusReason)
      ? t(`softphone:why.${statusReason}`)
      : null;
  const go = (next: 'available' | 'not_available') => {
    if (next === 'available') void askForNotices();
    void softphone.goTo(id, next);
  };
  return (
    <div>
      <Group gap={8} mb={8} role="status">
        <span className={css.dot} data-status={status} aria-hidden />
        <Text fw={600}>{t(`softphone:status.${status}`)}</Text>
      </Group>
      {status !== 'busy' && (
        <SegmentedControl
          fullWidth
          size="sm"
          aria-label={t('softphone:status_label')}
          value={status}
          data={(['available', 'not_available'] as const).map((value) => ({
            value,
            label: t(`softphone:status.${value}`),
          }))}
          onChange={(next) => go(next === 'available' ? 'available' : 'not_available')}
        />
      )}
      {why && (
        <Text size="xs" c="dimmed" mt={4}>
          {why}
        </Text>
      )}
      {status === 'not_available' && statusReason === 'missed_calls' && (
        <Button fullWidth mt={8} h={44} onClick={() => go('available')}>
          {t('softphone:available_again')}
        </Button>
      )}
      {status === 'available' && <NoticeLine />}
    </div>
  );
}

/** Offers notifications for when this tab is hidden, unless they are enabled already. */
function NoticeLine() {
  const { t } = useTranslation();
  const state = useNoticeState();
  if (state === 'on' || state === 'missing') return null;
  return (
    <Group gap={8} mt={4} justify="space-between" wrap="nowrap">
      <Text size="xs" c="dimmed">
        {t(`softphone:notice.${state}`)}
      </Text>
      {state === 'off' && (
        <Button size="compact-sm" variant="subtle" flex="none" onClick={() => void askForNotices()}>
          {t('softphone:notice.turn_on')}
        </Button>
      )}
    </Group>
  );
}

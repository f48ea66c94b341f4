import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queryKeys } from '../../lib/api';
import { callerOf, useTimes } from '../../lib/format';
import { useNotify } from '../../ui/notify';
import type { Desk } from './desk';
import { missedSeen } from './desk-api';
import css from './softphone.module.css';

/** Calls that were offered here and not answered, until the agent marks them as seen. */
export function MissedCalls({ missed }: { missed: Desk['missed'] }) {
  const { t } = useTranslation();
  const times = useTimes();
  const notify = useNotify();
  const client = useQueryClient();
  const markSeen = useMutation({
    mutationFn: missedSeen,
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.desk }),
    onError: notify.failed,
  });
  if (missed.length === 0) return null;
  const title = titleOf(missed, t);
  return (
    <Stack className={css.card} gap={8} component="section" aria-label={title}>
      <Group justify="space-between">
        <Text fw={600}>{title}</Text>
        <Button variant="subtle" size="compact-sm" loading={markSeen.isPending} onClick={() => markSeen.mutate()}>
          {t('softphone:missed.seen')}
        </Button>
      </Group>
      {missed.map(({ callId, at, result, ...call }) => (
        <Group key={`${callId}-${at}`} justify="space-between" wrap="nowrap" gap={8}>
          <Link to={`/calls/${callId}`}>{callerOf(call, t('softphone:withheld'))}</Link>
          <Text size="xs" c="dimmed" component="time" title={times.exact(at)}>
            {result === 'declined' && `${t('softphone:recent.declined')} · `}
            {times.when(at)}
          </Text>
        </Group>
      ))}
    </Stack>
  );
}

/** Returns the title of the card, which does not say "missed" when all of the calls were declined. */
function titleOf(missed: Desk['missed'], t: TFunction): string {
  const count = missed.filter(({ result }) => result === 'missed').length;
  return count > 0 ? t('softphone:missed.title', { count }) : t('softphone:missed.declined', { count: missed.length });
}

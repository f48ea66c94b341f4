import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queryKeys } from '../../lib/api';
import { callerName, useTimes } from '../../lib/format';
import { useNotify } from '../../ui/notify';
import type { Desk } from './desk';
import { missedSeen } from './desk-api';
import css from './softphone.module.css';

/** Calls that rang here unanswered, until the agent says that they were seen. */
export function MissedCalls({ missed }: { missed: Desk['missed'] }) {
  const { t } = useTranslation();
  const times = useTimes();
  const notify = useNotify();
  const client = useQueryClient();
  const seen = useMutation({
    mutationFn: missedSeen,
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.desk }),
    onError: notify.failed,
  });
  if (missed.length === 0) return null;
  return (
    <Stack
      className={css.card}
      gap={8}
      component="section"
      aria-label={t('softphone:missed.title', { count: missed.length })}
    >
      <Group justify="space-between" wrap="nowrap">
        <Text fw={600}>{t('softphone:missed.title', { count: missed.length })}</Text>
        <Button variant="subtle" size="compact-sm" loading={seen.isPending} onClick={() => seen.mutate()}>
          {t('softphone:missed.seen')}
        </Button>
      </Group>
      {missed.map(({ callId, caller, at }) => (
        <Group key={`${callId}-${at}`} justify="space-between" wrap="nowrap" gap={8}>
          <Link to={`/calls/${callId}`}>{callerName(caller, t('softphone:withheld'))}</Link>
          <Text size="xs" c="dimmed" component="time" title={times.exact(at)}>
            {times.when(at)}
          </Text>
        </Group>
      ))}
    </Stack>
  );
}

import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answer, api, queryKeys } from '../../lib/api';
import { callerOf, useTimes } from '../../lib/format';
import css from './softphone.module.css';

/** The last calls that rang at this desk: from whom, when, and with what result. */
export function RecentCalls({ agentId, seen }: { agentId: string; seen: string }) {
  const { t } = useTranslation();
  const times = useTimes();
  // `seen` changes with each call of the desk: only then is there anything new to read.
  const recent = useQuery({
    queryKey: queryKeys.recentOf(agentId, seen),
    queryFn: () => answer(api.GET('/api/v1/softphone/recent')),
    placeholderData: (before) => before,
  });
  const calls = recent.data?.items ?? [];
  if (calls.length === 0) return null;
  return (
    <Stack gap={6} component="section" aria-label={t('softphone:recent.title')}>
      <Text fw={600}>{t('softphone:recent.title')}</Text>
      {calls.map(({ callId, at, result, ...call }) => (
        <div key={`${callId}-${at}`} className={css.recent}>
          <Group justify="space-between" wrap="nowrap" gap={8}>
            <Link to={`/calls/${callId}`}>{callerOf(call, t('softphone:withheld'))}</Link>
            <Text size="xs" c="dimmed" component="time" title={times.exact(at)}>
              {times.when(at)}
            </Text>
          </Group>
          <Text size="xs" c="dimmed">
            {t(`softphone:recent.${result}`)}
          </Text>
        </div>
      ))}
    </Stack>
  );
}

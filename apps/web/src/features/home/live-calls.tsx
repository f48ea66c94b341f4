import { Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Call } from '../../lib/api';
import { List } from '../../ui/resource-list';
import { SkeletonRows } from '../../ui/skeleton-rows';

/** The ribbon, and the rules of every country's numbers, come with the first call that is shown. */
const LiveRow = lazy(async () => ({ default: (await import('./live-row')).LiveRow }));

/** The ribbons of live calls share one scale, at least this long, ms, so that they are seen to grow. */
const leastScale = 120_000;

export function LiveCalls({ calls, now }: { calls: readonly Call[]; now: number }) {
  const { t } = useTranslation();
  const oldest = Math.max(0, ...calls.map(({ startedAt }) => now - startedAt));
  // Steps of two minutes: the scale changes now and then, not each second.
  const scale = Math.max(1, Math.ceil(oldest / leastScale)) * leastScale;
  if (calls.length === 0) return <Text c="dimmed">{t('home:quiet')}</Text>;
  const inOrder = [...calls].sort((a, b) => a.startedAt - b.startedAt);
  return (
    <Suspense fallback={<SkeletonRows rows={inOrder.length} height={64} />}>
      <List>
        {inOrder.map((call) => (
          <LiveRow key={call.id} call={call} now={now} scale={scale} />
        ))}
      </List>
    </Suspense>
  );
}

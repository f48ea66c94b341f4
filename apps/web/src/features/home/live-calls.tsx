import { Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Call } from '../../lib/api';
import { List } from '../../ui/resource-list';
import { SkeletonRows } from '../../ui/skeleton-rows';

/** The ribbon, and the number formats of all countries, load with the first call that is shown. */
const LiveRow = lazy(async () => ({ default: (await import('./live-row')).LiveRow }));

/** The ribbons of live calls share one scale of at least this duration, ms, so that they visibly grow. */
const leastScale = 120_000;

export function LiveCalls({ calls, now }: { calls: readonly Call[]; now: number }) {
  const { t } = useTranslation();
  const oldest = Math.max(0, ...calls.map(({ startedAt }) => now - startedAt));
  // In steps of two minutes: the scale changes now and then, not every second.
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

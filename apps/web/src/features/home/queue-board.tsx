import { Title } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Call, QueuePlace } from '../../lib/api';
import { List } from '../../ui/resource-list';
import { SkeletonRows } from '../../ui/skeleton-rows';
import css from './home.module.css';

/** The number formats of all countries load with the first caller who waits. */
const QueueRow = lazy(async () => ({ default: (await import('./queue-row')).QueueRow }));

/** Callers that are listed; of more, the number is told. */
const mostShown = 50;

interface Props {
  places: readonly QueuePlace[];
  calls: readonly Call[];
  now: number;
}

/** The callers who wait, in the order of service. Nothing is shown while nobody waits. */
export function QueueBoard({ places, calls, now }: Props) {
  const { t } = useTranslation();
  if (places.length === 0) return null;
  return (
    <section aria-labelledby="queue">
      <Title order={2} id="queue" mb={8}>
        {t('home:queue.title')}
      </Title>
      <Suspense fallback={<SkeletonRows rows={places.length} height={52} />}>
        <List>
          {places.slice(0, mostShown).map((place) => (
            <QueueRow key={place.callId} place={place} call={calls.find(({ id }) => id === place.callId)} now={now} />
          ))}
        </List>
      </Suspense>
      {places.length > mostShown && (
        <p className={css.more}>{t('home:queue.more', { count: places.length - mostShown })}</p>
      )}
    </section>
  );
}

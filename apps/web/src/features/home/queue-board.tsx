import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Call, QueuePlace } from '../../lib/api';
import { List } from '../../ui/resource-list';
import { QueueRow } from './queue-row';
import css from './home.module.css';

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
      <List>
        {places.slice(0, mostShown).map((place) => (
          <QueueRow key={place.callId} place={place} call={calls.find(({ id }) => id === place.callId)} now={now} />
        ))}
      </List>
      {places.length > mostShown && (
        <p className={css.more}>{t('home:queue.more', { count: places.length - mostShown })}</p>
      )}
    </section>
  );
}

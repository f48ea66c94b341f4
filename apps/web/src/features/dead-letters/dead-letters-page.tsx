import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api, keyset, queryKeys } from '../../lib/api';
import { EmptyState } from '../../ui/empty-state';
import { MorePages } from '../../ui/more-pages';
import { Page } from '../../ui/page';
import { ResourceList } from '../../ui/resource-list';
import { DeadLetterRow } from './dead-letter-row';

/** Dead letters are not pushed: the page polls at this interval, ms. */
const lookMs = 15_000;

/** Effects at the carrier that failed for good, until they succeed or a person has retried them. */
export function DeadLettersPage() {
  const { t } = useTranslation();
  const pages = useInfiniteQuery({
    queryKey: queryKeys.deadLetters,
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/v1/dead-letters', { params: { query: { ...(pageParam && { cursor: pageParam }), limit: 50 } } }),
      ),
    ...keyset,
    refetchInterval: lookMs,
  });
  const letters = pages.data?.pages.flatMap(({ items }) => items);
  return (
    <Page>
      <ResourceList
        query={{ ...pages, data: letters && { items: letters } }}
        rows={4}
        head={
          <Text c="dimmed" mb="sm">
            {t('failed:about')}
          </Text>
        }
        empty={<EmptyState title={t('failed:none.title')}>{t('failed:none.text')}</EmptyState>}
      >
        {(letter) => <DeadLetterRow key={letter.id} letter={letter} />}
      </ResourceList>
      <MorePages pages={pages} />
    </Page>
  );
}

import { Button, Center, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api, queryKeys } from '../../lib/api';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { SkeletonRows } from '../../ui/skeleton-rows';
import { DeadLetterRow } from './dead-letter-row';
import css from './dead-letters.module.css';

/** No push tells of a dead letter: the page looks again, ms. */
const lookMs = 15_000;

/** What could not be done at the carrier, until it is done or a person has tried it again. */
export function DeadLettersPage() {
  const { t } = useTranslation();
  const pages = useInfiniteQuery({
    queryKey: queryKeys.deadLetters,
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/v1/dead-letters', { params: { query: { ...(pageParam && { cursor: pageParam }), limit: 50 } } }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    refetchInterval: lookMs,
  });
  const letters = pages.data?.pages.flatMap(({ items }) => items);
  return (
    <Page>
      <Loaded query={{ ...pages, data: letters }} skeleton={<SkeletonRows rows={4} height={56} />}>
        {(shown) =>
          shown.length > 0 ? (
            <>
              <Text c="dimmed" mb="sm">
                {t('failed:about')}
              </Text>
              <ul className={css.list}>
                {shown.map((letter) => (
                  <DeadLetterRow key={letter.id} letter={letter} />
                ))}
              </ul>
            </>
          ) : (
            <EmptyState title={t('failed:none.title')}>{t('failed:none.text')}</EmptyState>
          )
        }
      </Loaded>
      {pages.hasNextPage && (
        <Center py="md">
          <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('calls:more')}
          </Button>
        </Center>
      )}
    </Page>
  );
}

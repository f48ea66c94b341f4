import { Paper, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api, queryKeys } from '../../lib/api';
import { phoneNumber, useTimes } from '../../lib/format';
import { Loaded } from '../../ui/loaded';
import { MorePages } from '../../ui/more-pages';
import { List, ListRow } from '../../ui/resource-list';
import { SkeletonRows } from '../../ui/skeleton-rows';
import css from './outgoing.module.css';

/** The calls that were refused lately, and why. */
export function Refusals() {
  const { t } = useTranslation();
  const times = useTimes();
  const refusals = useInfiniteQuery({
    queryKey: queryKeys.outbound.refusals,
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/v1/outbound/refusals', { params: { query: { limit: 20, cursor: pageParam ?? undefined } } }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  return (
    <Paper p="lg" component="section" aria-labelledby="outgoing-refusals">
      <Stack>
        <div>
          <Title order={2} id="outgoing-refusals">
            {t('outgoing:refusals.title')}
          </Title>
          <Text c="dimmed">{t('outgoing:refusals.text')}</Text>
        </div>
        <Loaded query={refusals} skeleton={<SkeletonRows rows={2} height={48} />}>
          {({ pages }) => {
            const items = pages.flatMap((page) => page.items);
            if (items.length === 0) return <Text c="dimmed">{t('outgoing:refusals.none')}</Text>;
            return (
              <>
                <List>
                  {items.map(({ id, number, purpose, reason, refusedAt }) => (
                    <ListRow key={id} className={css.refusal} onOpen={null}>
                      <span className={css.name}>
                        {number === null ? t('outgoing:unreadable') : shown(number, t('outgoing:refusals.nothing'))}
                      </span>
                      <span>{t(`outgoing:reason.${reason}`)}</span>
                      <span className={css.quiet}>{t(`outgoing:purpose.${purpose}`)}</span>
                      <time className={css.quiet} title={times.exact(refusedAt)}>
                        {times.when(refusedAt)}
                      </time>
                    </ListRow>
                  ))}
                </List>
                <MorePages pages={refusals} />
              </>
            );
          }}
        </Loaded>
      </Stack>
    </Paper>
  );
}

/** What was dialed need not be a number. */
function shown(dialed: string, nothing: string): string {
  const text = dialed.trim();
  return text === '' ? nothing : phoneNumber(text);
}

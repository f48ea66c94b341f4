import { Button, Center } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, queryKeys } from '../../lib/api';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { SkeletonRows } from '../../ui/skeleton-rows';
import { TenantDrawer } from './tenant-drawer';
import { TenantRow } from './tenant-row';
import css from './platform.module.css';

/** The businesses on this installation; nothing of what is inside them. */
export function PlatformPage() {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const pages = useInfiniteQuery({
    queryKey: queryKeys.tenants,
    queryFn: ({ pageParam }) =>
      answer(api.GET('/api/v1/tenants', { params: { query: { ...(pageParam && { cursor: pageParam }), limit: 50 } } })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
  const tenants = pages.data?.pages.flatMap(({ items }) => items);
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {t('platform:add')}
    </Button>
  );
  return (
    <Page>
      <Loaded query={{ ...pages, data: tenants }} skeleton={<SkeletonRows rows={6} height={56} />}>
        {(shown) =>
          shown.length > 0 ? (
            <>
              <div className={css.bar}>{add}</div>
              <ul className={css.list}>
                {shown.map((tenant) => (
                  <TenantRow key={tenant.id} tenant={tenant} />
                ))}
              </ul>
            </>
          ) : (
            <EmptyState title={t('platform:none.title')} action={add}>
              {t('platform:none.text')}
            </EmptyState>
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
      {adding && <TenantDrawer onClose={() => setAdding(false)} />}
    </Page>
  );
}

import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, keyset, queryKeys } from '../../lib/api';
import { EmptyState } from '../../ui/empty-state';
import { MorePages } from '../../ui/more-pages';
import { Page } from '../../ui/page';
import { ListBar, ResourceList } from '../../ui/resource-list';
import { TenantRow } from './tenant-row';

const TenantDrawer = lazy(async () => ({ default: (await import('./tenant-drawer')).TenantDrawer }));

/** The businesses on this installation, without any of their data. */
export function PlatformPage() {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const pages = useInfiniteQuery({
    queryKey: queryKeys.tenants,
    queryFn: ({ pageParam }) =>
      answer(api.GET('/api/v1/tenants', { params: { query: { ...(pageParam && { cursor: pageParam }), limit: 50 } } })),
    ...keyset,
  });
  const tenants = pages.data?.pages.flatMap(({ items }) => items);
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {t('platform:add')}
    </Button>
  );
  return (
    <Page>
      <ResourceList
        query={{ ...pages, data: tenants && { items: tenants } }}
        rows={6}
        head={<ListBar>{add}</ListBar>}
        empty={
          <EmptyState title={t('platform:none.title')} action={add}>
            {t('platform:none.text')}
          </EmptyState>
        }
      >
        {(tenant) => <TenantRow key={tenant.id} tenant={tenant} />}
      </ResourceList>
      <MorePages pages={pages} />
      <Suspense fallback={null}>{adding && <TenantDrawer onClose={() => setAdding(false)} />}</Suspense>
    </Page>
  );
}

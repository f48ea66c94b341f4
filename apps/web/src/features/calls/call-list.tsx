import { Alert, Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Call } from '../../lib/api';
import { useInstallation } from '../../lib/directory';
import { useZone } from '../../lib/format';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { SkeletonRows } from '../../ui/skeleton-rows';
import { CallTable } from './call-table';
import { FilterBar } from './filter-bar';
import { asQuery, useFilters, type FilterState } from './filters';
import { useCallPages, useHeldBack } from './use-call-list';
import css from './calls.module.css';

export function CallList() {
  const { t } = useTranslation();
  const state = useFilters();
  const zone = useZone();
  const query = useMemo(() => asQuery(state.filters, zone), [state.filters, zone]);
  const pages = useCallPages(query);
  const [reading, setReading] = useState(false);
  const calls = useMemo(() => unique(pages.data?.pages.flatMap(({ items }) => items) ?? []), [pages.data]);
  const { rows, waiting, reveal } = useHeldBack(calls, reading, state.search);
  const total = pages.data?.pages[0]?.total ?? null;
  return (
    <>
      <FilterBar state={state} query={query} total={total} />
      {state.unread.length > 0 && (
        <Alert className={css.unread} color="gray" role="status">
          {t('calls:unread_filter', { values: state.unread.join(', ') })}
        </Alert>
      )}
      <div role="status" className={css.waitingBar}>
        {waiting > 0 && (
          <Button size="xs" variant="default" onClick={reveal}>
            {t('calls:waiting_rows', { count: waiting })}
          </Button>
        )}
      </div>
      <Loaded query={{ ...pages, data: pages.data && rows }} skeleton={<SkeletonRows rows={12} />}>
        {(shown) =>
          shown.length > 0 ? (
            <CallTable
              calls={shown}
              total={total?.count ?? shown.length}
              state={state}
              pages={pages}
              onReading={setReading}
            />
          ) : (
            <NoCalls state={state} />
          )
        }
      </Loaded>
    </>
  );
}

/** A call that was pushed to the front may appear again on a page that was read later. */
function unique(calls: readonly Call[]): Call[] {
  return [...new Map(calls.map((call) => [call.id, call])).values()];
}

function NoCalls({ state }: { state: FilterState }) {
  const { t } = useTranslation();
  const sandbox = useInstallation().data?.carrier === 'sandbox';
  if (state.narrowed > 0) {
    const clear = (
      <Button variant="default" onClick={state.clear}>
        {t('calls:filter.clear')}
      </Button>
    );
    return (
      <EmptyState title={t('calls:none_found.title')} action={clear}>
        {t('calls:none_found.text')}
      </EmptyState>
    );
  }
  const ring = sandbox ? (
    <Button component={Link} to="/phone">
      {t('calls:none.ring')}
    </Button>
  ) : undefined;
  return (
    <EmptyState title={t('calls:none.title')} action={ring}>
      {t('calls:none.text')}
    </EmptyState>
  );
}

import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { answer, api, queryKeys, type Call, type CallFilters } from '../../lib/api';

/** Rows a page; a screen shows about 20. */
const limit = 40;

/** Calls, newest first, page after page. */
export function useCallPages(filters: CallFilters) {
  return useInfiniteQuery({
    queryKey: queryKeys.calls.list(filters),
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/v1/calls', { params: { query: { ...filters, limit, ...(pageParam && { cursor: pageParam }) } } }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
}

/**
 * While somebody reads, calls that are newer than the newest on the screen wait; rows that are shown change in place.
 */
export function useHeldBack(calls: readonly Call[], reading: boolean, view: string) {
  const newest = calls.length > 0 ? Math.max(...calls.map(({ startedAt }) => startedAt)) : null;
  const [shown, setShown] = useState({ view, newest });
  const stale = shown.view !== view || shown.newest === null;
  if ((stale || !reading) && (shown.view !== view || shown.newest !== newest)) setShown({ view, newest });
  return useMemo(() => {
    const top = shown.newest ?? Infinity;
    const rows = calls.filter(({ startedAt }) => startedAt <= top);
    return { rows, waiting: calls.length - rows.length, reveal: () => setShown({ view, newest }) };
  }, [calls, shown, view, newest]);
}

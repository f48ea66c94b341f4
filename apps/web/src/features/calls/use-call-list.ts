import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { answer, api, keptByPushes, keyset, queryKeys, type Call, type CallFilters } from '../../lib/api';

/** Rows of the first page, which fills two screens, and of those after it. */
const first = 40;
const next = 100;

/**
 * Reads the calls page by page. Live pushes keep them current: nothing is read again on a timer or when the window
 * gets the focus.
 */
export function useCallPages(filters: CallFilters) {
  return useInfiniteQuery({
    queryKey: queryKeys.calls.list(filters),
    queryFn: ({ pageParam }) => {
      const page = pageParam ? { cursor: pageParam, limit: next } : { limit: first };
      return answer(api.GET('/api/v1/calls', { params: { query: { ...filters, ...page } } }));
    },
    ...keyset,
    ...keptByPushes,
  });
}

/**
 * While the user is reading, calls newer than the newest on the screen wait; rows on the screen change in place.
 */
export function useHeldBack(calls: readonly Call[], reading: boolean, view: string) {
  const newest = useMemo(
    () => calls.reduce<number | null>((most, { startedAt }) => Math.max(most ?? startedAt, startedAt), null),
    [calls],
  );
  const [shown, setShown] = useState({ view, newest });
  const stale = shown.view !== view || shown.newest === null;
  if ((stale || !reading) && (shown.view !== view || shown.newest !== newest)) setShown({ view, newest });
  return useMemo(() => {
    const top = shown.newest ?? Infinity;
    const rows = calls.filter(({ startedAt }) => startedAt <= top);
    return { rows, waiting: calls.length - rows.length, reveal: () => setShown({ view, newest }) };
  }, [calls, shown, view, newest]);
}

import { keepPreviousData } from '@tanstack/react-query';

/** Query options for a list that is read page by page; while the next page loads, the rows before it stay. */
export const keyset = {
  initialPageParam: '',
  getNextPageParam: (last: { readonly next: string | null }) => last.next,
  placeholderData: keepPreviousData,
};

/**
 * Options for a list that live pushes keep current: it is not read again on a timer or when the window gets the
 * focus.
 */
export const keptByPushes = { staleTime: Infinity, refetchOnWindowFocus: false, refetchOnReconnect: false };

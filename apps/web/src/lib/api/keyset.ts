import { keepPreviousData } from '@tanstack/react-query';

/** How a list is read page after page; while another one is read, the rows before it stay. */
export const keyset = {
  initialPageParam: '',
  getNextPageParam: (last: { readonly next: string | null }) => last.next,
  placeholderData: keepPreviousData,
};

/** A list that live pushes keep true: nothing of it is read again by a clock or a look at the window. */
export const keptByPushes = { staleTime: Infinity, refetchOnWindowFocus: false, refetchOnReconnect: false };

import { useInfiniteQuery } from '@tanstack/react-query';
import { answer, api, keptByPushes, keyset, queryKeys, type Agent } from '../../lib/api';
import { followed, type PeoplePages } from './followed-pages';
import type { AskedList } from './people-filters';

/** The number of rows on the first page, which fills two screens, and on the following pages. */
const first = 50;
const next = 100;

/** Reads people page by page. Live pushes keep the pages up to date, as they do for calls. */
export function usePeoplePages(asked: AskedList) {
  return useInfiniteQuery({
    queryKey: queryKeys.agentList(asked),
    queryFn: ({ pageParam }) => {
      const page = pageParam ? { cursor: pageParam, limit: next } : { limit: first };
      return answer(api.GET('/api/v1/agents', { params: { query: { ...asked, ...page } } }));
    },
    ...keyset,
    ...keptByPushes,
    meta: { follow: (data: PeoplePages, id: string, agent: Agent | null) => followed(data, asked, id, agent) },
  });
}

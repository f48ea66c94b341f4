import {
  peopleOrders,
  peopleStates,
  type PeopleFilter,
  type PeopleOrder,
  type PersonState,
} from '@voicecore/domain/people';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export interface AskedList extends PeopleFilter {
  readonly order: PeopleOrder;
}

/** Returns the list that an address asks for; parts that are not filters are ignored. */
export function readAsked(params: URLSearchParams): AskedList {
  const q = params.get('q')?.trim().slice(0, 80);
  const departmentId = params.get('department') ?? '';
  const state = peopleStates.find((one) => one === params.get('state'));
  return {
    order: peopleOrders.find((one) => one === params.get('order')) ?? 'extension',
    ...(q ? { q } : {}),
    ...(uuid.test(departmentId) ? { departmentId } : {}),
    ...(state ? { state } : {}),
  };
}

interface Choices {
  readonly q?: string | null;
  readonly department?: string | null;
  readonly state?: PersonState | null;
  readonly order?: PeopleOrder | null;
  readonly agent?: string | null;
}

/** The filters of the list and the open person, kept in the address so that it can be shared with a colleague. */
export function usePeopleFilters() {
  const [params, setParams] = useSearchParams();
  return useMemo(() => {
    const set = (choices: Choices) =>
      setParams(
        (old) => {
          const next = new URLSearchParams(old);
          for (const [name, value] of Object.entries(choices)) {
            if (value) next.set(name, value as string);
            else next.delete(name);
          }
          return next;
        },
        { replace: !('agent' in choices) },
      );
    const asked = readAsked(params);
    const isNarrowed = asked.q !== undefined || asked.departmentId !== undefined || asked.state !== undefined;
    return { asked, isNarrowed, open: params.get('agent'), set };
  }, [params, setParams]);
}
export type PeopleFilters = ReturnType<typeof usePeopleFilters>;

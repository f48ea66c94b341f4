import { outcomes } from '@voicecore/domain/call/outcome';
import { searchTerms } from '@voicecore/domain/finding/search-terms';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { CallFilters } from '../../lib/api';
import { dayAfter, isDay, startOfDay } from '../../lib/format';

const names = ['q', 'stage', 'outcome', 'endedBy', 'departmentId', 'agentId', 'from', 'to', 'order'] as const;
export type FilterName = (typeof names)[number];
export type Filters = Readonly<Partial<Record<FilterName, string>>>;

export const stageChoices = ['live', 'ended'] as const;
export const endChoices = ['caller', 'tenant', 'carrier', 'model', 'us'] as const;
export const orders = ['newest', 'oldest', 'longest', 'shortest'] as const;
export type Order = (typeof orders)[number];

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const oneOf = (choices: readonly string[]) => (value: string) => choices.includes(value);
const isId = (value: string) => uuid.test(value);

/** The values that an address may contain for each filter. */
const isKnown: Readonly<Record<FilterName, (value: string) => boolean>> = {
  q: (value) => searchTerms(value) !== null,
  stage: oneOf(stageChoices),
  outcome: oneOf(outcomes),
  endedBy: oneOf(endChoices),
  departmentId: isId,
  agentId: isId,
  from: isDay,
  to: isDay,
  order: oneOf(orders),
};

/**
 * Returns the filters in an address, and the parts of it that are not valid: a link may be cut off or typed by
 * hand.
 */
export function readFilters(params: URLSearchParams): { filters: Filters; unread: readonly string[] } {
  const filters: Partial<Record<FilterName, string>> = {};
  const unread: string[] = [];
  for (const name of names) {
    const value = params.get(name);
    if (!value) continue;
    if (isKnown[name](value)) filters[name] = value;
    else unread.push(value);
  }
  return { filters, unread };
}

/** The filters, kept in the address so that a view can be shared with a colleague. */
export function useFilters() {
  const [params, setParams] = useSearchParams();
  return useMemo(() => {
    const { filters, unread } = readFilters(params);
    const set = (name: FilterName, value: string | null) =>
      setParams(
        (old) => {
          const next = new URLSearchParams(old);
          if (value) next.set(name, value);
          else next.delete(name);
          return next;
        },
        { replace: true },
      );
    const clear = () => setParams(new URLSearchParams(), { replace: true });
    const narrowed = Object.keys(filters).filter((name) => name !== 'order').length;
    const order = orders.find((each) => each === filters.order) ?? 'newest';
    return { filters, unread, order, search: params.toString(), narrowed, set, clear };
  }, [params, setParams]);
}
export type FilterState = ReturnType<typeof useFilters>;

/**
 * Returns the filters as the API expects them; days are in the tenant's time zone, and `to` includes the whole
 * day.
 */
export function asQuery(filters: Filters, timeZone: string | undefined): CallFilters {
  const { from, to, ...rest } = filters;
  return {
    ...(rest as CallFilters),
    ...(from ? { from: new Date(startOfDay(from, timeZone)).toISOString() } : {}),
    ...(to ? { to: new Date(startOfDay(dayAfter(to), timeZone)).toISOString() } : {}),
  };
}

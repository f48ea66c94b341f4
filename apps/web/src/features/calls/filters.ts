import { outcomes } from '@voicecore/domain/call/outcome';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { CallFilters } from '../../lib/api';

const names = ['stage', 'outcome', 'agentId', 'departmentId', 'from', 'to', 'number'] as const;
export type FilterName = (typeof names)[number];

/** The filters, kept in the address so that a view can be sent to a colleague. */
export function useFilters() {
  const [params, setParams] = useSearchParams();
  return useMemo(() => {
    const filters: Partial<Record<FilterName, string>> = {};
    for (const name of names) {
      const value = params.get(name);
      if (value) filters[name] = value;
    }
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
    return { filters, search: params.toString(), any: Object.keys(filters).length > 0, set, clear };
  }, [params, setParams]);
}

/** The days of the filter as moments in the reader's zone: `to` includes its whole day. */
export function asQuery(filters: Partial<Record<FilterName, string>>): CallFilters {
  const { stage, outcome, from, to, ...rest } = filters;
  const known = outcomes.find((each) => each === outcome);
  return {
    ...rest,
    ...(stage === 'live' || stage === 'ended' ? { stage } : {}),
    ...(known ? { outcome: known } : {}),
    ...(from ? { from: new Date(`${from}T00:00:00`).toISOString() } : {}),
    ...(to ? { to: new Date(`${to}T23:59:59.999`).toISOString() } : {}),
  };
}

import { useQueryClient } from '@tanstack/react-query';
import { answer, api, queryKeys, type Hours, type SpecialDay } from '../../lib/api';
import { useUndo } from '../../ui/use-undo';

/** What is kept of a special day; its id is missing while it is new. */
export type KeptDay = Omit<SpecialDay, 'id' | 'departmentId'> & { readonly id?: string };

/** The special days of the business or of a department, with the version that a change of them names. */
export interface OwnDays {
  readonly version: number;
  readonly days: readonly SpecialDay[];
}

export function ownDaysOf({ specialDays, versions }: Hours, departmentId: string | null): OwnDays {
  const version = versions.find((one) => one.departmentId === departmentId)?.version ?? 1;
  return { version, days: specialDays.filter((day) => day.departmentId === departmentId) };
}

/** Stores the special days of the business (null) or of a department, all of them at once. */
export function useSpecialDays(departmentId: string | null) {
  const client = useQueryClient();
  const offerUndo = useUndo();
  const put = async (days: readonly KeptDay[], version: number): Promise<Hours> => {
    const specialDays = days.map(({ id, name, rule, periods }) => ({ ...(id && { id }), name, rule, periods }));
    const body = { departmentId, specialDays, version };
    const hours = await answer(api.PUT('/api/v1/hours/special-days', { body }));
    client.setQueryData(queryKeys.hours, hours);
    return hours;
  };
  /** Says what was done, and offers to put back the days as they were before. */
  const offerBack = (message: string, hours: Hours, before: OwnDays) =>
    offerUndo({
      message,
      undo: () => put(before.days, ownDaysOf(hours, departmentId).version),
      changed: [queryKeys.hours],
    });
  return { put, offerBack };
}

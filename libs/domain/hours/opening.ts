import type { DepartmentId } from '../kernel';
import { contains, minuteOfWeek, type Period } from './period';

/** What a clock on the wall of the business shows. */
export interface LocalTime {
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
  /** Minutes after midnight. */
  readonly minute: number;
}

export interface OpenPeriod extends Period {
  /** Null for the hours of the whole business. */
  readonly departmentId: DepartmentId | null;
}

export interface DepartmentOpening {
  readonly id: DepartmentId;
  readonly open: boolean;
}

/** Which departments are open now. A department that is not listed has no hours of its own and follows the business. */
export interface Opening {
  readonly open: boolean;
  readonly departments: readonly DepartmentOpening[];
}

/** Returns what is open at a local time. A business without hours is always open. */
export function openingAt(periods: readonly OpenPeriod[], { weekday, minute }: LocalTime): Opening {
  const now = minuteOfWeek(weekday, minute);
  const isOpen = (own: readonly OpenPeriod[]) => own.some((period) => contains(period, now));
  const business = periods.filter(({ departmentId }) => departmentId === null);
  const ids = new Set(periods.flatMap(({ departmentId }) => (departmentId === null ? [] : [departmentId])));
  return {
    open: business.length === 0 || isOpen(business),
    departments: [...ids].map((id) => ({
      id,
      open: isOpen(periods.filter(({ departmentId }) => departmentId === id)),
    })),
  };
}

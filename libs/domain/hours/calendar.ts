import type { DepartmentId } from '../kernel';
import { weekdayOf, type Day } from './date';
import type { Period } from './period';
import { choiceOf, type DayHours, type SpecialDay } from './special-day';

export interface OpenPeriod extends Period {
  /** Null for the hours of the whole business. */
  readonly departmentId: DepartmentId | null;
}

/** All hours of a business: of its weeks, and of its special days in the order in which they are listed. */
export interface Calendar<Special extends SpecialDay = SpecialDay> {
  readonly timeZone: string;
  readonly items: readonly OpenPeriod[];
  readonly specialDays: readonly Special[];
}

/** What holds on one day: the hours, and the special day that they come from. */
export interface DayPlan<Special extends SpecialDay = SpecialDay> {
  readonly day: Day;
  readonly periods: readonly DayHours[];
  readonly special: Special | null;
}

const wholeDay: DayHours = { opens: 0, closes: 1_440 };

/** Returns the plan of any day, for the business (null) or a department. */
export type DayPlanner<Special extends SpecialDay = SpecialDay> = (day: Day) => DayPlan<Special>;

/**
 * Returns what holds on a day: a special day of the department's own, else one of the business, else the department's
 * week, else the week of the business. A business without hours is always open.
 */
export function plannerOf<Special extends SpecialDay>(
  { items, specialDays }: Calendar<Special>,
  departmentId: DepartmentId | null,
): DayPlanner<Special> {
  const ofWhom = (whose: DepartmentId | null) => ({
    week: items.filter((one) => one.departmentId === whose),
    special: choiceOf(specialDays.filter((one) => one.departmentId === whose)),
  });
  const [own, business] = [ofWhom(departmentId), ofWhom(null)];
  const week = own.week.length > 0 ? own.week : business.week;
  return (day) => {
    const special = own.special(day) ?? business.special(day);
    if (special !== null) return { day, periods: special.periods, special };
    const weekday = weekdayOf(day);
    const periods = week.length === 0 ? [wholeDay] : week.filter((one) => one.weekday === weekday);
    return { day, periods, special };
  };
}

/** Returns what the next days will be, beginning with a given day. */
export function nextDays<Special extends SpecialDay>(
  calendar: Calendar<Special>,
  departmentId: DepartmentId | null,
  from: Day,
  count: number,
): readonly DayPlan<Special>[] {
  const plan = plannerOf(calendar, departmentId);
  return Array.from({ length: count }, (_, index) => plan(from + index)).map((each) => ({
    ...each,
    periods: [...each.periods].sort((a, b) => a.opens - b.opens).map(({ opens, closes }) => ({ opens, closes })),
  }));
}

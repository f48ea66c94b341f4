import type { DepartmentId, Instant } from '../kernel';
import { plannerOf, type Calendar, type DayPlanner } from './calendar';
import type { Day } from './date';
import { lengthOf } from './period';
import { instantOf, localTime } from './zone';

/** Whether something is open at an instant, and when that changes. */
export interface Openness {
  readonly open: boolean;
  /** When it opens next; null while it is open, and if it does not open within a year. */
  readonly opensAt: Instant | null;
  /** When it closes; null while it is closed, and if it does not close within a year. */
  readonly closesAt: Instant | null;
}

export interface DepartmentOpening extends Openness {
  readonly id: DepartmentId;
}

/** Which departments are open now. A department that is not listed has no hours of its own and follows the business. */
export interface Opening extends Openness {
  readonly departments: readonly DepartmentOpening[];
}

/** The farthest day that is looked at: every rule but February 29 has named a day by then. */
const farthest = 366;

/** Returns what is open at an instant. The calendar's time zone must be known (`isTimeZone`). */
export function openingAt(calendar: Calendar, now: Instant): Opening {
  const { items, specialDays } = calendar;
  const own = [...items, ...specialDays].flatMap(({ departmentId }) => departmentId ?? []);
  const openness = (id: DepartmentId | null) => opennessAt(plannerOf(calendar, id), calendar.timeZone, now);
  return { ...openness(null), departments: [...new Set(own)].map((id) => ({ id, ...openness(id) })) };
}

/** A time in which something is open, in local minutes since January 1, 1970. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

function opennessAt(plan: DayPlanner, zone: string, now: Instant): Openness {
  const today = localTime(now, zone).day;
  const instant = (minutes: number) => instantOf({ day: Math.floor(minutes / 1_440), minute: minutes % 1_440 }, zone);
  // Tomorrow may have begun already: where clocks are put back after midnight, a day comes again.
  const near = [today - 1, today, today + 1].flatMap((day) => stretchesOf(plan, day));
  const current = near.find(({ from, to }) => instant(from) <= now && now < instant(to));
  if (current !== undefined) {
    const end = endOf(current, plan, today + farthest, instant);
    return { open: true, opensAt: null, closesAt: end === null ? null : instant(end) };
  }
  for (let day = today; day <= today + farthest; day++) {
    // Hours that lie in the hour that is skipped, when clocks are put forward, do not open.
    const next = stretchesOf(plan, day).find(({ from, to }) => instant(from) > now && instant(from) < instant(to));
    if (next !== undefined) return { open: false, opensAt: instant(next.from), closesAt: null };
  }
  return { open: false, opensAt: null, closesAt: null };
}

function stretchesOf(plan: DayPlanner, day: Day): readonly Stretch[] {
  const midnight = day * 1_440;
  return plan(day)
    .periods.map((each) => ({ from: midnight + each.opens, to: midnight + each.opens + lengthOf(each) }))
    .sort((a, b) => a.from - b.from);
}

/** Returns when a stretch ends, counting those that begin before it has ended as one with it; null after `last`. */
function endOf(stretch: Stretch, plan: DayPlanner, last: Day, instant: (minutes: number) => Instant): number | null {
  let end = stretch.to;
  // Where clocks are put forward, up to a whole day is left out between two stretches that are one.
  for (let day = Math.floor(stretch.from / 1_440); (day - 1) * 1_440 <= end; day++) {
    if (day > last) return null;
    for (const { from, to } of stretchesOf(plan, day)) {
      if (from < end || instant(from) === instant(end)) end = Math.max(end, to);
    }
  }
  return end;
}

import type { DepartmentId } from '../kernel';
import { dateOf, dayOf, easterOf, readDate, weekdayOf, type CalendarDate, type Day } from './date';

/** The days a holiday or an exception is for. Dates are written as `2026-05-25`. */
export type DayRule =
  | { readonly kind: 'date'; readonly date: string }
  /** Both dates are included. */
  | { readonly kind: 'range'; readonly from: string; readonly to: string }
  /** February 29 comes in leap years only. */
  | { readonly kind: 'yearly'; readonly month: number; readonly day: number }
  /** The first (1) to fourth (4) or the last (-1) of a weekday in a month; 1 is Monday and January. */
  | { readonly kind: 'weekday'; readonly nth: number; readonly weekday: number; readonly month: number }
  /** So many days after Easter Sunday; before it if negative. */
  | { readonly kind: 'easter'; readonly days: number };

/** Hours on one day. One that closes before it opens lasts into the next day. */
export interface DayHours {
  /** Minutes after midnight, 0 to 1439. */
  readonly opens: number;
  /** Minutes after midnight, 1440 for the midnight at the end of the day. */
  readonly closes: number;
}

/** A holiday or an exception: on these days, these hours hold instead of the week's. Without hours it is closed. */
export interface SpecialDay {
  /** Null for the whole business. */
  readonly departmentId: DepartmentId | null;
  readonly rule: DayRule;
  readonly periods: readonly DayHours[];
}

/** Whether a rule names a day, which is given with its date. */
type Matcher = (day: Day, date: CalendarDate) => boolean;

/** Returns what tells the days of a rule from others: a year of days is looked at for each rule. */
function matcherOf(rule: DayRule): Matcher {
  switch (rule.kind) {
    case 'date':
      return between(rule.date, rule.date);
    case 'range':
      return between(rule.from, rule.to);
    case 'yearly':
      return (_day, { month, day }) => month === rule.month && day === rule.day;
    case 'weekday':
      return (day, date) => date.month === rule.month && weekdayOf(day) === rule.weekday && isNth(rule.nth, day, date);
    case 'easter':
      // A day long before or after Easter may belong to the Easter of a neighboring year.
      return (day) => easterOf(dateOf(day - rule.days).year) === day - rule.days;
  }
}

function between(from: string, to: string): Matcher {
  const [first, last] = [readDate(from), readDate(to)];
  return (day) => first !== null && last !== null && first <= day && day <= last;
}

/** True for the nth of its weekday in its month; -1 is the last. */
function isNth(nth: number, day: Day, date: CalendarDate): boolean {
  return nth === -1 ? dateOf(day + 7).month !== date.month : Math.ceil(date.day / 7) === nth;
}

/** True when a rule names this day. */
export function isOn(rule: DayRule, day: Day): boolean {
  return matcherOf(rule)(day, dateOf(day));
}

/** Returns why no day can be meant, or null. */
export function faultOfRule(rule: DayRule): 'no_such_date' | 'inverted' | null {
  if (rule.kind === 'date') return readDate(rule.date) === null ? 'no_such_date' : null;
  // A leap year has every date that there is.
  if (rule.kind === 'yearly') return dayOf({ year: 2024, ...rule }) === null ? 'no_such_date' : null;
  if (rule.kind !== 'range') return null;
  const [from, to] = [readDate(rule.from), readDate(rule.to)];
  if (from === null || to === null) return 'no_such_date';
  return to < from ? 'inverted' : null;
}

/** Rules that name dates are exceptions, and stronger than those that recur; one date is stronger than a range. */
const strength: Readonly<Record<DayRule['kind'], number>> = { date: 2, range: 1, yearly: 0, weekday: 0, easter: 0 };

/** Returns which of the special days holds on a day: the strongest, and of several the first. */
export function choiceOf<Special extends SpecialDay>(all: readonly Special[]): (day: Day) => Special | null {
  const ranked = [...all].sort((a, b) => strength[b.rule.kind] - strength[a.rule.kind]);
  const matchers = ranked.map(({ rule }) => matcherOf(rule));
  return (day) => {
    const date = dateOf(day);
    return ranked[matchers.findIndex((matches) => matches(day, date))] ?? null;
  };
}

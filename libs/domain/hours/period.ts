import type { DayHours } from './special-day';

const day = 1_440;
const week = 7 * day;

/** A part of a week in which the business is staffed. */
export interface Period extends DayHours {
  /** 1 is Monday, 7 is Sunday: the day on which it opens. */
  readonly weekday: number;
}

function startOf({ weekday, opens }: Period): number {
  return (weekday - 1) * day + opens;
}

/** Returns how long hours last, in minutes. */
export function lengthOf({ opens, closes }: DayHours): number {
  return closes > opens ? closes - opens : closes + day - opens;
}

/** Returns the minutes from one minute of the week to the next occurrence of another. */
function from(start: number, minute: number): number {
  return (((minute - start) % week) + week) % week;
}

/** True when a minute of the week, counted from Monday's midnight, is within the period. */
function contains(period: Period, minute: number): boolean {
  return from(startOf(period), minute) < lengthOf(period);
}

/** True when two of the periods have a minute in common. */
export function overlap(periods: readonly Period[]): boolean {
  return periods.some((one, index) => periods.some((other, at) => at !== index && contains(one, startOf(other))));
}

/** True when two of a day's hours have a minute in common. */
export function overlapInDay(hours: readonly DayHours[]): boolean {
  return overlap(hours.map((each) => ({ ...each, weekday: 1 })));
}

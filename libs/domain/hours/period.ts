const day = 1_440;
const week = 7 * day;

/** A part of a week in which the business is staffed. One that closes before it opens lasts into the next day. */
export interface Period {
  /** 1 is Monday, 7 is Sunday: the day on which it opens. */
  readonly weekday: number;
  /** Minutes after midnight, 0 to 1439. */
  readonly opens: number;
  /** Minutes after midnight, 1440 for the midnight at the end of the day. */
  readonly closes: number;
}

function startOf({ weekday, opens }: Period): number {
  return (weekday - 1) * day + opens;
}

function lengthOf({ opens, closes }: Period): number {
  return closes > opens ? closes - opens : closes + day - opens;
}

/** Returns the minutes from one minute of the week to the next occurrence of another. */
function from(start: number, minute: number): number {
  return (((minute - start) % week) + week) % week;
}

/** True when a minute of the week, counted from Monday's midnight, is within the period. */
export function contains(period: Period, minute: number): boolean {
  return from(startOf(period), minute) < lengthOf(period);
}

/** True when two of the periods have a minute in common. */
export function overlap(periods: readonly Period[]): boolean {
  return periods.some((one, index) => periods.some((other, at) => at !== index && contains(one, startOf(other))));
}

export function minuteOfWeek(weekday: number, minute: number): number {
  return (weekday - 1) * day + minute;
}

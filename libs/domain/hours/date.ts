/** A day of the calendar, as the number of days since January 1, 1970. */
export type Day = number;

export interface CalendarDate {
  readonly year: number;
  /** 1 is January. */
  readonly month: number;
  readonly day: number;
}

const dayMs = 86_400_000;

/** Returns the day of a date; null if the calendar has no such date, such as February 30. */
export function dayOf({ year, month, day }: CalendarDate): Day | null {
  const number = Date.UTC(year, month - 1, day) / dayMs;
  const shown = dateOf(number);
  return shown.year === year && shown.month === month && shown.day === day ? number : null;
}

export function dateOf(day: Day): CalendarDate {
  const date = new Date(day * dayMs);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Returns 1 for a Monday to 7 for a Sunday. */
export function weekdayOf(day: Day): number {
  // January 1, 1970 was a Thursday.
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Reads a date written as `2026-05-25`; null if it is not one, or not a date of the calendar. */
export function readDate(written: string): Day | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(written) ?? [];
  return day === undefined ? null : dayOf({ year: Number(year), month: Number(month), day: Number(day) });
}

export function writeDate(day: Day): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** Returns Easter Sunday of a year of the Gregorian calendar (the algorithm of Meeus, Jones and Butcher). */
export function easterOf(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const leaps = b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + leaps + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const shifted = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(shifted / 31) - 1, (shifted % 31) + 1) / dayMs;
}

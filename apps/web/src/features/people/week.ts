import { overlap, type DayHours } from '@voicecore/domain/hours';
import type { HoursSpan } from '../../lib/api';

/** One period of opening hours, as two "HH:MM" values of a time field. */
export interface Span {
  readonly opens: string;
  readonly closes: string;
}

/** Monday to Sunday. */
export type Week = readonly (readonly Span[])[];

const day = 24 * 60;

function asTime(minutes: number): string {
  const shown = minutes >= day ? 0 : minutes;
  return `${String(Math.floor(shown / 60)).padStart(2, '0')}:${String(shown % 60).padStart(2, '0')}`;
}

function asMinutes(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** Midnight at the end of a day is written 00:00 in a time field. */
function closing(time: string): number {
  return asMinutes(time) === 0 ? day : asMinutes(time);
}

export function weekOf(spans: readonly Omit<HoursSpan, 'departmentId'>[]): Week {
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
    spans
      .filter((span) => span.weekday === weekday)
      .sort((a, b) => a.opens - b.opens)
      .map(asSpan),
  );
}

function asSpan({ opens, closes }: DayHours): Span {
  return { opens: asTime(opens), closes: asTime(closes) };
}

/** Returns the hours of one day as a form holds them. */
export function spansOf(hours: readonly DayHours[]): readonly Span[] {
  return hours.map(asSpan);
}

export function hoursOf(spans: readonly Span[]): DayHours[] {
  return spans.map(({ opens, closes }) => ({ opens: asMinutes(opens), closes: closing(closes) }));
}

/** True when hours last past midnight; those that end at midnight do not. */
export const isPastMidnight = ({ opens, closes }: DayHours): boolean => closes < opens && closes > 0;

export const isAllDayHours = ({ opens, closes }: DayHours): boolean => opens === 0 && closes === day;

export function periodsOf(week: Week): Omit<HoursSpan, 'departmentId'>[] {
  return week.flatMap((spans, i) => hoursOf(spans).map((hours) => ({ weekday: i + 1, ...hours })));
}

/** True when a period lasts past midnight, so that it closes on the next day. */
export function isOvernight({ opens, closes }: Span): boolean {
  return opens !== '' && closes !== '' && closing(closes) < asMinutes(opens);
}

/** A whole day, from midnight to midnight. */
export const allDay: Span = { opens: '00:00', closes: '00:00' };

export const isAllDay = ({ opens, closes }: Span): boolean => opens === allDay.opens && closes === allDay.closes;

/** The longest period that is proposed for a day that already has hours, minutes. */
const proposed = 4 * 60;

/**
 * Returns the next hours to propose for a day, such that the week can be stored with them: a working day for an empty
 * day, otherwise the free time after the last period, or the longest gap elsewhere in the day. Null when there is none
 * left.
 */
export function nextSpan(week: Week, day: number): Span | null {
  const spans = week[day] ?? [];
  const workingDay = { opens: '09:00', closes: '17:00' };
  if (spans.length === 0 && fits(week, day, workingDay)) return workingDay;
  return freeSpans(week, day).find((span) => fits(week, day, span)) ?? null;
}

/** Returns the gaps of a day: the one after its last period first, then the others from the longest on. */
function freeSpans(week: Week, weekday: number): Span[] {
  const before = (week[(weekday + 6) % 7] ?? []).filter(isOvernight).map(({ closes }) => asMinutes(closes));
  const own = (week[weekday] ?? [])
    .filter(({ opens, closes }) => opens !== '' && closes !== '')
    .map((span) => ({ from: asMinutes(span.opens), to: isOvernight(span) ? day : closing(span.closes) }));
  const taken = [...own, ...before.map((to) => ({ from: 0, to }))].sort((a, b) => a.from - b.from);
  const starts = [0, ...taken.map(({ to }) => to)];
  const gaps = starts.map((from) => ({
    from,
    to: Math.min(day, ...taken.filter((one) => one.from >= from).map((one) => one.from)),
  }));
  const [last, ...others] = gaps.filter(({ from, to }) => to - from >= 1).reverse();
  others.sort((a, b) => b.to - b.from - (a.to - a.from));
  return [last, ...others].flatMap((gap) =>
    gap ? [{ opens: asTime(gap.from), closes: asTime(Math.min(gap.to, gap.from + proposed)) }] : [],
  );
}

function fits(week: Week, day: number, span: Span): boolean {
  const next = week.map((spans, index) => (index === day ? [...spans, span] : spans));
  return next.every((_, index) => faultOf(next, index) === null || faultOf(week, index) !== null);
}

/** Copies the hours of one day to every day from Monday to Friday. */
export function copyToWeekdays(week: Week, from: number): Week {
  return week.map((spans, index) => (index < 5 ? (week[from] ?? []) : spans));
}

/** Returns why a week cannot be stored, or null: an error of the day itself, or one with the day before. */
export function faultOf(week: Week, day: number): 'empty' | 'same' | 'overlap' | null {
  const spans = week[day] ?? [];
  if (spans.some(({ opens, closes }) => !opens || !closes)) return 'empty';
  if (spans.some(({ opens, closes }) => closing(closes) === asMinutes(opens))) return 'same';
  const complete = week.map((all) => all.filter(({ opens, closes }) => opens !== '' && closes !== ''));
  const periods = periodsOf(complete);
  const own = periods.filter(({ weekday }) => weekday === day + 1);
  return own.some((period) => periods.some((other) => other !== period && overlap([period, other]))) ? 'overlap' : null;
}

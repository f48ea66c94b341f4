import { overlap } from '@voicecore/domain/hours';
import type { HoursSpan } from '../../lib/api';

/** One stretch of opening hours, as two "HH:MM" of a time field. */
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
      .map(({ opens, closes }) => ({ opens: asTime(opens), closes: asTime(closes) })),
  );
}

export function periodsOf(week: Week): Omit<HoursSpan, 'departmentId'>[] {
  return week.flatMap((spans, i) =>
    spans.map(({ opens, closes }) => ({ weekday: i + 1, opens: asMinutes(opens), closes: closing(closes) })),
  );
}

/** Whether a stretch lasts past midnight: it closes on the next day. */
export function isOvernight({ opens, closes }: Span): boolean {
  return opens !== '' && closes !== '' && closing(closes) < asMinutes(opens);
}

/** A whole day: from midnight to midnight. */
export const allDay: Span = { opens: '00:00', closes: '00:00' };

export const isAllDay = ({ opens, closes }: Span): boolean => opens === allDay.opens && closes === allDay.closes;

/** The longest stretch that is proposed for a day that has hours already. */
const proposed = 4 * 60;

/**
 * What is proposed as the next hours of a day, such that the week can be stored with them: a working day where there is
 * nothing, else the free time after the last, or the longest that is left elsewhere in the day. Null where none is left.
 */
export function nextSpan(week: Week, day: number): Span | null {
  const spans = week[day] ?? [];
  const workingDay = { opens: '09:00', closes: '17:00' };
  if (spans.length === 0 && fits(week, day, workingDay)) return workingDay;
  return freeSpans(week, day).find((span) => fits(week, day, span)) ?? null;
}

/** The gaps of a day, after its last hours first, then from the longest on. */
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

/** The hours of one day on every day from Monday to Friday. */
export function copyToWeekdays(week: Week, from: number): Week {
  return week.map((spans, index) => (index < 5 ? (week[from] ?? []) : spans));
}

/** Why a week cannot be stored, if it cannot: a day's own fault, or the one that it has with the day before. */
export function faultOf(week: Week, day: number): 'empty' | 'same' | 'overlap' | null {
  const spans = week[day] ?? [];
  if (spans.some(({ opens, closes }) => !opens || !closes)) return 'empty';
  if (spans.some(({ opens, closes }) => closing(closes) === asMinutes(opens))) return 'same';
  const complete = week.map((all) => all.filter(({ opens, closes }) => opens !== '' && closes !== ''));
  const periods = periodsOf(complete);
  const own = periods.filter(({ weekday }) => weekday === day + 1);
  return own.some((period) => periods.some((other) => other !== period && overlap([period, other]))) ? 'overlap' : null;
}

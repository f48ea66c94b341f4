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

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

/** Why a day cannot be stored, if it cannot. */
export function faultOf(spans: readonly Span[]): 'empty' | 'backwards' | 'overlap' | null {
  if (spans.some(({ opens, closes }) => !opens || !closes)) return 'empty';
  if (spans.some(({ opens, closes }) => closing(closes) <= asMinutes(opens))) return 'backwards';
  const sorted = [...spans].sort((a, b) => asMinutes(a.opens) - asMinutes(b.opens));
  const overlap = sorted.some((span, i) => {
    const next = sorted[i + 1];
    return next !== undefined && asMinutes(next.opens) < closing(span.closes);
  });
  return overlap ? 'overlap' : null;
}

import type { Instant } from '../kernel';
import { weekdayOf, type Day } from './date';

/** What a clock on the wall of the business shows. */
export interface LocalTime {
  readonly day: Day;
  /** Minutes after midnight. */
  readonly minute: number;
}

const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;

/** Making a formatter takes a thousand times longer than using it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known !== undefined) return known;
  const numeric = 'numeric';
  const fields = {
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  } as const;
  const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...fields });
  formatters.set(zone, made);
  return made;
}

/** Names that stand for one zone only, unlike abbreviations that several zones share, such as IST and BST. */
const shortNames: ReadonlySet<string> = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);

/** True when opening hours can be worked out in the zone, and its name is unambiguous. */
export function isTimeZone(zone: string): boolean {
  if (!zone.includes('/') && !shortNames.has(zone)) return false;
  try {
    formatterOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** Returns how far the clocks of a zone are ahead of UTC at an instant, ms. */
function offsetAt(instant: Instant, zone: string): number {
  const parts = new Map(
    formatterOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const shown = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return shown - Math.floor(instant / 1_000) * 1_000;
}

/** Returns the local time in a zone. The zone must be known (`isTimeZone`). */
export function localTime(instant: Instant, zone: string): LocalTime & { readonly weekday: number } {
  const wall = instant + offsetAt(instant, zone);
  const day = Math.floor(wall / dayMs);
  return { day, minute: Math.floor((wall - day * dayMs) / minuteMs), weekday: weekdayOf(day) };
}

/**
 * Returns the first instant at which the clocks of a zone show a local time or a later one: of a time that occurs twice,
 * the first; for a time that is skipped, the moment when the clocks are put forward. Later local times never give
 * earlier instants.
 */
export function instantOf({ day, minute }: LocalTime, zone: string): Instant {
  const wall = day * dayMs + minute * minuteMs;
  // No zone is more than 15 hours from UTC, and none has changed its clocks twice within two days.
  const [before, after] = [offsetAt(wall - dayMs, zone), offsetAt(wall + dayMs, zone)];
  const [early, late] = [wall - Math.max(before, after), wall - Math.min(before, after)];
  if (offsetAt(early, zone) === wall - early) return early;
  if (offsetAt(late, zone) === wall - late) return late;
  return firstAfter(early, late, (instant) => offsetAt(instant, zone) !== before);
}

/** Returns the first instant for which something has become true after `from` and by `to`, to the millisecond. */
function firstAfter(from: Instant, to: Instant, isTrue: (instant: Instant) => boolean): Instant {
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isTrue(middle)) high = middle;
    else low = middle;
  }
  return high;
}

import type { Call } from '../../lib/api';
import { dayOf } from '../../lib/format';
import type { Order } from './filters';

/** A line of the list: the heading of a day, or a call. */
export type ListItem =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'call'; readonly key: string; readonly call: Call };

/** Groups the calls under the days on which they began, when the list is in that order. */
export function itemsOf(calls: readonly Call[], order: Order, timeZone: string | undefined): ListItem[] {
  const byStart = order === 'newest' || order === 'oldest';
  let day = '';
  return calls.flatMap((call): ListItem[] => {
    const row = { kind: 'call', key: call.id, call } as const;
    const itsDay = byStart ? dayOf(call.startedAt, timeZone) : day;
    if (itsDay === day) return [row];
    day = itsDay;
    return [{ kind: 'day', key: itsDay, at: call.startedAt }, row];
  });
}

/** Durations that a scale may have, ms: half a minute to an hour. */
const scales = [30, 60, 120, 180, 300, 600, 1_200, 1_800, 3_600].map((seconds) => seconds * 1_000);
/** The share of calls that are shorter than the scale; the longest few fill their row. */
const within = 0.9;

/** Returns the duration that the width of every ribbon stands for, so that ribbons can be compared. */
export function scaleOf(lengths: readonly number[]): number {
  const sorted = [...lengths].sort((a, b) => a - b);
  const longest = sorted[Math.ceil((sorted.length - 1) * within)] ?? 0;
  return scales.find((scale) => scale >= longest) ?? Math.max(...scales, longest);
}

import type { Instant } from '../kernel';

/** How often a waiting caller is told something, ms. */
export const announceEveryMs = 30_000;

/** Waits above this are told as "more than", minutes. */
const longestToldMinutes = 30;

/** What a waiting caller is told: where they stand, which keys they can press, or that they are not forgotten. */
export type QueueSentence = 'standing' | 'keys' | 'thanks';

/** A position in the queue, and the wait in whole minutes: 0 for less than one, null when it is not told. */
export interface ToldStanding {
  readonly position: number;
  readonly minutes: number | null;
}

/** What was last told. */
export interface Told extends ToldStanding {
  readonly sentence: QueueSentence;
  readonly at: Instant;
}

/** Returns the standing as it is told to the caller. */
export function toldStanding(position: number, expectedWaitMs: number | null): ToldStanding {
  if (expectedWaitMs === null) return { position, minutes: null };
  const minutes = expectedWaitMs < 60_000 ? 0 : Math.ceil(expectedWaitMs / 60_000);
  return { position, minutes: Math.min(minutes, longestToldMinutes + 1) };
}

/**
 * Returns what the caller is told now; null while it is not time yet. A standing that is news is told first; otherwise
 * the keys and the thanks take turns, so that no sentence is heard twice in a row.
 */
export function nextTold(standing: ToldStanding, last: Told | null, now: Instant): Told | null {
  if (last === null) return { ...standing, sentence: 'standing', at: now };
  if (now - last.at < announceEveryMs) return null;
  const isNews = standing.position !== last.position || standing.minutes !== last.minutes;
  if (isNews) return { ...standing, sentence: 'standing', at: now };
  return { ...standing, sentence: last.sentence === 'keys' ? 'thanks' : 'keys', at: now };
}

/** True for a wait that is told as "more than". */
export function isBeyondTold(minutes: number): boolean {
  return minutes > longestToldMinutes;
}

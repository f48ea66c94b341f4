import type { Instant } from '../kernel';

/** What a person said of an earlier call of the same number. */
export interface CallMark {
  readonly isSpam: boolean;
  readonly at: Instant;
}

/** What one fresh mark moves the score by, in points; a mark of a month ago moves it by half as much. */
const pointsOfMark = 40;
const halfLifeMs = 30 * 24 * 3_600_000;
/** The most that marks move the score by, up or down: together they do not block a number by themselves. */
export const mostByMarks = 80;

/** Returns the points that people's marks add to a number's score, or take from it. They lose weight with time. */
export function standingOf(marks: readonly CallMark[], now: Instant): number {
  const sum = marks.reduce((points, { isSpam, at }) => {
    const weight = pointsOfMark * 0.5 ** (Math.max(0, now - at) / halfLifeMs);
    return points + (isSpam ? weight : -weight);
  }, 0);
  // Adding zero: there is no negative zero in a ledger.
  return Math.round(Math.max(-mostByMarks, Math.min(mostByMarks, sum))) + 0;
}

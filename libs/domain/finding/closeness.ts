import { words } from '../understanding/fold';
import { editDistance } from '../understanding/similar';

/** How well a name matches the search; lower is better. */
const same = 0;
const beginning = 1;
const within = 2;
const misspelled = 3;

/**
 * Returns how far a name is from what a user types, 0 for the same; null if it does not match. Every word that was
 * typed must be one of the name's words, its beginning, or, from four letters on, one typo away from one.
 */
export function closeness(asked: string, name: string): number | null {
  const looked = words(asked);
  const named = words(name);
  if (looked.length === 0) return null;
  let total = 0;
  for (const [at, word] of looked.entries()) {
    const isLast = at === looked.length - 1;
    const best = Math.min(...named.map((part) => distanceOf(word, part, isLast)));
    if (!Number.isFinite(best)) return null;
    total += best;
  }
  return total;
}

function distanceOf(word: string, part: string, isLast: boolean): number {
  if (part === word) return same;
  if (part.startsWith(word)) return beginning;
  if (word.length >= 3 && part.includes(word)) return within;
  const slips = slipsAllowed(word);
  if (slips === 0) return Infinity;
  if (editDistance(word, part, slips) <= slips) return misspelled;
  // The last word may still be incomplete: its typo is looked for in the beginning of the name.
  return isLast && part.length > word.length && editDistance(word, part.slice(0, word.length), slips) <= slips
    ? misspelled
    : Infinity;
}

function slipsAllowed({ length }: string): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/** Returns the items that match the search, nearest first; equal ones keep their order. */
export function closest<T>(asked: string, things: readonly T[], namesOf: (thing: T) => readonly string[]): T[] {
  return things
    .flatMap((thing) => {
      const near = namesOf(thing).flatMap((name) => closeness(asked, name) ?? []);
      return near.length > 0 ? [{ thing, distance: Math.min(...near) }] : [];
    })
    .sort((a, b) => a.distance - b.distance)
    .map(({ thing }) => thing);
}

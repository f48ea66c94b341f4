import { words } from '../understanding/fold';
import { editDistance } from '../understanding/similar';

/** How well a name answers what was asked; less is better. */
const same = 0;
const beginning = 1;
const within = 2;
const misspelled = 3;

/**
 * How far a name is from what somebody types, 0 the same; null when it is something else. Every word that was typed must
 * be one of the name's words, its beginning, or, from four letters on, a slip away from one.
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
  // The last word may still be typed: its slip is looked for in the beginning of the name.
  return isLast && part.length > word.length && editDistance(word, part.slice(0, word.length), slips) <= slips
    ? misspelled
    : Infinity;
}

function slipsAllowed({ length }: string): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/** The things that answer what was asked, the nearest first; among equals their order stays. */
export function closest<T>(asked: string, things: readonly T[], namesOf: (thing: T) => readonly string[]): T[] {
  return things
    .flatMap((thing) => {
      const near = namesOf(thing).flatMap((name) => closeness(asked, name) ?? []);
      return near.length > 0 ? [{ thing, distance: Math.min(...near) }] : [];
    })
    .sort((a, b) => a.distance - b.distance)
    .map(({ thing }) => thing);
}

import { indexOf, personReadings } from './directory-index';
import { departmentsSaid } from './departments';
import { words, wordSet } from './fold';
import { spelledTogether } from './letters';
import type { Directory, Target } from './understood';

/** Who fits the words, best first; `distance` 0 means said exactly. */
interface Fit {
  readonly target: Target;
  readonly distance: number;
}

/** The words of names that a heard word may stand for, and its distance from each. */
type Match = ReadonlyMap<string, number>;

/** Every said word must be one of the name's words, each used once: "Maria Perez" is not Maria Lopez. */
function distanceOf(said: readonly Match[], name: readonly string[]): number | null {
  const free = [...name];
  let total = 0;
  for (const matches of said) {
    let best = -1;
    free.forEach((part, at) => {
      const distance = matches.get(part);
      if (distance !== undefined && (best < 0 || distance < (matches.get(free[best] ?? '') ?? Infinity))) best = at;
    });
    if (best < 0) return null;
    total += matches.get(free[best] ?? '') ?? 0;
    free.splice(best, 1);
  }
  return said.length === 0 ? null : total;
}

const articles = wordSet('the la el los las de del');
/** The most words that are joined to look for one name: "so cheel", "villa real", "gee air mo". */
const mostJoined = 3;

/**
 * Returns what each word may stand for, alone and joined with its neighbors: a recognizer splits names that it does not
 * know.
 */
function joinings(all: readonly string[], match: (heard: string) => Match): readonly (readonly Match[])[] {
  const single = all.map(match);
  const joined: (readonly Match[])[] = [single];
  for (let size = 2; size <= Math.min(mostJoined, all.length); size += 1)
    for (let at = 0; at + size <= all.length; at += 1) {
      const parts = single.slice(at, at + size);
      const whole = asWhole(all.slice(at, at + size).join(''), parts, match);
      joined.push([...single.slice(0, at), whole, ...single.slice(at + size)]);
    }
  return joined;
}

/** How many letters more than a name the words that stand for it may have: "Hay soos" for Jesús. */
const mostLonger = 2;

/**
 * Returns the names that all of the parts say together, except names that one part says alone and much shorter names:
 * those would swallow a part.
 */
function asWhole(joined: string, parts: readonly Match[], match: (heard: string) => Match): Match {
  const swallows = (name: string, distance: number): boolean =>
    joined.length - name.length > mostLonger || parts.some((part) => (part.get(name) ?? Infinity) <= distance);
  return new Map([...match(joined)].filter(([name, distance]) => !swallows(name, distance)));
}

/** The most words treated as a name, without titles. */
const longestName = 5;

/** Returns the people whom all of the words name. */
export function peopleThatFit(said: readonly string[], directory: Directory): readonly Fit[] {
  const { readings, match, holders, agents } = indexOf(directory);
  const plain = said.filter((word) => !articles.has(word));
  const heard = personReadings(plain.length > 0 ? plain : said).filter(({ length }) => length <= longestName);
  const best = new Map<number, number>();
  for (const matched of heard.flatMap((one) => joinings(one, match))) {
    const first = matched[0];
    if (first === undefined) continue;
    const whom = new Set([...first.keys()].flatMap((word) => holders(word)));
    for (const agent of whom)
      for (const name of readings[agent] ?? []) {
        const distance = distanceOf(matched, name);
        if (distance !== null && distance < (best.get(agent) ?? Infinity)) best.set(agent, distance);
      }
  }
  return [...best].flatMap(([agent, distance]): Fit[] => {
    const id = agents[agent]?.id;
    return id === undefined ? [] : [{ target: { kind: 'agent', id }, distance }];
  });
}

export interface Named {
  readonly target: Target | null;
  readonly candidates: readonly Target[];
}

/** Returns those who fit best, and the one of them if there is only one. */
export function nearest(fits: readonly Fit[]): Named {
  const least = Math.min(...fits.map((fit) => fit.distance));
  const best = fits.filter((fit) => fit.distance === least).map((fit) => fit.target);
  const [only] = best;
  return best.length === 1 && only ? { target: only, candidates: best } : { target: null, candidates: best };
}

/**
 * Returns who is meant by the words, allowing for nicknames, accents, spellings of the same sound and small
 * misspellings. If several fit equally well, none is chosen: the caller is asked, never sent to the wrong person.
 */
export function whoIs(said: string, directory: Directory): Named {
  const spelled = spelledTogether(words(said)).words;
  return nearest([...departmentsSaid(spelled, directory), ...peopleThatFit(spelled, directory)]);
}

/**
 * Returns the one name of two or more words that occurs anywhere in the words: "my broker Ana Torres, if she is in".
 */
export function fullNameWithin(said: string, directory: Directory): Target | null {
  const { readings, match, agents } = indexOf(directory);
  const heard = words(said);
  const standsAt = (name: readonly string[], at: number) =>
    name.every((part, n) => match(heard[at + n] ?? '').has(part));
  const found = agents.filter((_, agent) =>
    (readings[agent] ?? []).some((name) => name.length > 1 && heard.some((_word, at) => standsAt(name, at))),
  );
  const [only] = found;
  return found.length === 1 && only ? { kind: 'agent', id: only.id } : null;
}

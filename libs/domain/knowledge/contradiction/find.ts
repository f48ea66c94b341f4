import { contradictionOf, type ComparedEntry, type Contradiction } from './contradiction';

/**
 * The number of entries with one question that an entry is compared with: a business with more has them many times
 * over.
 */
const mostOfOneQuestion = 20;

/**
 * Yields every two of the entries that contradict each other, in slices: each step handles one entry, so that a process
 * that goes through many lets other work run in between.
 */
export function* findContradictions(entries: readonly ComparedEntry[]): Generator<readonly Contradiction[]> {
  const earlier = new Map<string, ComparedEntry[]>();
  for (const entry of [...entries].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const keys = keysOf(entry);
    const candidates = new Set(keys.flatMap((key) => earlier.get(key) ?? []));
    yield [...candidates].flatMap((other): Contradiction[] => {
      const kinds = contradictionOf(other, entry);
      return kinds.length > 0 ? [{ first: other.id, second: entry.id, kinds }] : [];
    });
    for (const key of keys) keep(earlier, key, entry);
  }
}

function keep(all: Map<string, ComparedEntry[]>, key: string, entry: ComparedEntry): void {
  const known = all.get(key);
  if (!known) all.set(key, [entry]);
  else if (known.length < mostOfOneQuestion) known.push(entry);
}

/** Returns the keys by which entries with the same question are found: its words as they are, and what it is about. */
function keysOf({ questions }: ComparedEntry): readonly string[] {
  const keys = questions.flatMap(({ language, phrase, about, asksFor }) => [
    `phrase:${language}:${phrase}`,
    ...(about === '' ? [] : [`about:${language}:${asksFor}:${about}`]),
  ]);
  return [...new Set(keys)];
}

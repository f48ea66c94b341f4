/** Returns what the words stand for, by the position of the first word of each. */
export type ConceptFinder = (said: readonly string[]) => readonly (readonly string[])[];

/** `viol[oa]*` stands for two entries. */
function spellings(entry: string): readonly string[] {
  const choice = /\[(\w+)\]/.exec(entry);
  return choice ? [...(choice[1] ?? '')].map((letter) => entry.replace(choice[0], letter)) : [entry];
}

/** The most words in a phrase. */
const longestPhrase = 5;

/**
 * Finds what words stand for. A concept is listed as folded words: `breath*` is every word that begins that way,
 * `passed_out` is a phrase. A word may stand for more than one thing.
 */
export function conceptFinder(concepts: Readonly<Record<string, string>>): ConceptFinder {
  const byWord = new Map<string, string[]>();
  const byStem = new Map<string, string[]>();
  /** The first words of phrases. */
  const openings = new Set<string>();
  let longestStem = 0;
  for (const [concept, list] of Object.entries(concepts)) {
    for (const entry of list.trim().split(/\s+/).flatMap(spellings)) {
      const isStem = entry.endsWith('*');
      const key = isStem ? entry.slice(0, -1) : entry;
      const into = isStem ? byStem : byWord;
      into.set(key, [...(into.get(key) ?? []), concept]);
      if (key.includes('_')) openings.add(key.slice(0, key.indexOf('_')));
      if (isStem) longestStem = Math.max(longestStem, key.length);
    }
  }
  const ofWord = (word: string): readonly string[] => {
    const found = [...(byWord.get(word) ?? [])];
    for (let length = Math.min(word.length, longestStem); length > 1; length -= 1) {
      found.push(...(byStem.get(word.slice(0, length)) ?? []));
    }
    return found;
  };
  return (said) =>
    said.map((word, at) => {
      const found = new Set(ofWord(word));
      if (!openings.has(word)) return [...found];
      for (let length = 2; length <= longestPhrase && at + length <= said.length; length += 1) {
        for (const concept of ofWord(said.slice(at, at + length).join('_'))) found.add(concept);
      }
      return [...found];
    });
}

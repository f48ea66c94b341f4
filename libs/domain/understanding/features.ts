import { pattern } from '@voicecore/domain/kernel';
import type { ConceptFinder } from './concept-finder';
import { words, wordSet } from './fold';

/** Words and phrases of politeness, which change nothing in what is told, wherever they stand. */
const polite = wordSet(`
  please thanks hello hi hey sorry sir maam mam uh um uhm er erm eh ah oh ahh mm hmm okay ok
  gracias hola disculpe disculpa perdon senorita oiga oye este pues bueno mire`);
const politePairs = new RegExp(
  pattern`
    \b(?:thank you|excuse me|good (?:morning|afternoon|evening)|por favor|buen(?:os|as)? (?:dias?|tardes|noches)|
      muchas gracias)\b`,
  'g',
);

/** Letters of the pieces of a word, by which its other forms and mishearings are known. */
const pieceLengths = [3, 4, 5];

/** Words that are looked at of one turn; bounds the time. */
const mostWords = 1000;

/** Once without words and phrases of politeness, and then without what is said twice in a row. */
function barer(said: readonly string[]): readonly string[] {
  const told = words(said.join(' ').replace(politePairs, ' ')).filter((word) => !polite.has(word));
  return told.filter((word, at) => word !== told[at - 1]);
}

/**
 * The words that are judged: no politeness, which may stand within itself ("por, gracias, favor"), and no word twice in a
 * row, as recognizers and fright repeat words.
 */
export function judgedWords(text: string): readonly string[] {
  let said: readonly string[] = words(text).slice(0, mostWords);
  for (;;) {
    const bare = barer(said);
    if (bare.length === said.length) return said;
    said = bare;
  }
}

function addPieces(word: string, into: Set<string>): void {
  const letters = [...`^${word}$`];
  for (const length of pieceLengths) {
    for (let at = 0; at + length <= letters.length; at += 1) into.add(`~${letters.slice(at, at + length).join('')}`);
  }
}

/** Places between which two things that a sentence tells of are seen as told together. */
const near = 5;

/**
 * What a sentence is judged by, each once: its words, pieces of words (`~reat`, `^` and `$` are a word's ends), word
 * pairs (`not+breathing`), what the words stand for (`PERSON`), in order nearby (`NOT..BREATH`, `fell..HEIGHT`), and
 * anywhere in the sentence (`AGO&STROKE`).
 */
export function featuresOf(said: readonly string[], conceptsOf: ConceptFinder): ReadonlySet<string> {
  const found = new Set<string>();
  const concepts = conceptsOf(said);
  said.forEach((word, at) => {
    found.add(word);
    addPieces(word, found);
    if (at > 0) found.add(`${said[at - 1] ?? ''}+${word}`);
    const own = concepts[at] ?? [];
    for (let next = at; next <= Math.min(at + near, said.length - 1); next += 1) {
      for (const left of own) {
        for (const right of concepts[next] ?? []) if (left !== right) found.add(`${left}..${right}`);
        if (next > at && next <= at + 2) found.add(`${left}..${said[next] ?? ''}`);
      }
      if (next > at && next <= at + 2) for (const right of concepts[next] ?? []) found.add(`${word}..${right}`);
    }
  });
  const all = [...new Set(concepts.flat())].sort();
  all.forEach((one, at) => {
    found.add(one);
    for (const other of all.slice(at + 1)) found.add(`${one}&${other}`);
  });
  found.add(`^+${said[0] ?? ''}`);
  return found;
}

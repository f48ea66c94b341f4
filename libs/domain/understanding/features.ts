import { pattern } from '@voicecore/domain/kernel';
import type { ConceptFinder } from './concept-finder';
import { words, wordSet } from './fold';

/** Polite words and phrases, which do not change the meaning of a sentence wherever they occur. */
const polite = wordSet(`
  please thanks hello hi hey sorry sir maam mam uh um uhm er erm eh ah oh ahh mm hmm okay ok
  gracias hola disculpe disculpa perdon senorita oiga oye este pues bueno mire`);
const politePairs = new RegExp(
  pattern`
    \b(?:thank you|excuse me|good (?:morning|afternoon|evening)|por favor|buen(?:os|as)? (?:dias?|tardes|noches)|
      muchas gracias)\b`,
  'g',
);

/** The lengths, in letters, of word pieces by which other forms and mishearings of a word are recognized. */
const pieceLengths = [3, 4, 5];

/** The number of words of one turn that are examined; bounds the time. */
const mostWords = 1000;

/** Removes polite words and phrases, then immediate repetitions. */
function barer(said: readonly string[]): readonly string[] {
  const contentWords = words(said.join(' ').replace(politePairs, ' ')).filter((word) => !polite.has(word));
  return contentWords.filter((word, at) => word !== contentWords[at - 1]);
}

/**
 * Returns the words that are judged: without polite phrases, even interrupted ones ("por, gracias, favor"), and without
 * a word twice in a row, because recognizers and frightened people repeat words.
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

/** The distance in words within which two things in a sentence count as said together. */
const near = 5;

/**
 * Returns the features a sentence is judged by, each once: its words, pieces of words (`~reat`, `^` and `$` are a
 * word's ends), word pairs (`not+breathing`), what the words stand for (`PERSON`), in order nearby (`NOT..BREATH`,
 * `fell..HEIGHT`), and anywhere in the sentence (`AGO&STROKE`).
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

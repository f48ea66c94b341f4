import { words, wordSet } from './fold';
import { classesOfWord } from './word-classes';

/** Words and phrases of politeness, which change nothing in what is told, wherever they stand. */
const polite = wordSet(`
  please thanks hello hi hey sorry sir maam mam uh um uhm er erm eh ah oh ahh mm hmm okay ok
  gracias favor hola disculpe disculpa perdon senorita oiga oye este pues bueno mire`);
const politePairs =
  /\b(?:thank you|excuse me|good (?:morning|afternoon|evening)|por favor|buen(?:os|as)? (?:dias?|tardes|noches)|muchas gracias)\b/g;

/** How far apart two words may be and still be seen as a pair. */
const reach = 4;
/** Letters of the pieces of a word, by which its other forms and mishearings are known. */
const pieceLengths = [3, 4, 5];

/** The words that are judged: a word said twice in a row is said once, as recognizers and fright repeat words. */
export function judgedWords(text: string): readonly string[] {
  const said = words(words(text).join(' ').replace(politePairs, ' ')).filter((word) => !polite.has(word));
  return said.filter((word, at) => word !== said[at - 1]);
}

function addPieces(word: string, into: Set<string>): void {
  const letters = [...`^${word}$`];
  for (const length of pieceLengths) {
    for (let at = 0; at + length <= letters.length; at += 1) into.add(`~${letters.slice(at, at + length).join('')}`);
  }
}

/**
 * What a sentence is judged by, each once: its words, their classes (upper case), pieces of words (`~reat`, `^` and `$`
 * are a word's ends), neighbors (`not+breathing`) and pairs in order with something between (`PERSON..BREATH`).
 */
export function featuresOf(said: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const tokens = said.map((word) => [word, ...classesOfWord(word)]);
  tokens.forEach((own, at) => {
    own.forEach((token) => found.add(token));
    addPieces(said[at] ?? '', found);
    for (let next = at + 1; next <= Math.min(at + reach, tokens.length - 1); next += 1) {
      const joint = next === at + 1 ? '+' : '..';
      for (const left of own) for (const right of tokens[next] ?? []) found.add(`${left}${joint}${right}`);
    }
  });
  found.add(`^+${said[0] ?? ''}`);
  return found;
}

import type { Language } from '@voicecore/domain/kernel';
import { words, wordSet } from '@voicecore/domain/understanding';
import { glossed } from './in-english';
import { spanishStem } from './spanish-stem';
import vocabulary from './vocabulary.json';

/** English words that say nothing about a subject; the vocabulary maps Spanish ones to these. */
const small = wordSet(`
  a an the of to in on at for and or is are am was were be been it its this that these those i you your my me we us our
  they them their he she his her him do does did have has had can could will would should may might must with from by as
  if so but not no yes here there what which who when where how why than then too very also just really
  please thanks thank um uh oh hi hello hey sorry okay ok well like know want need make get got go going one
  im ive id ill dont youre thats theres whats hows wheres cant didnt doesnt isnt wont some any about up out tell say think
  wonder wondering whether guess hope ask asking question able anything something someone somebody anybody everything
  thing things stuff right maybe actually currently over guys folks sir maam yeah let come lot lots kind sort someplace
  into exactly myself yourself whoever whatever somewhere somehow anyway else kinda gonna wanna gotta yall ya alright honestly basically ever
  even yet though because cause since while pretty quite already still now put trying being`);
/** Spanish words of this kind that are missing from the vocabulary. */
const smallSpanish = wordSet(`
  el la los las lo un una unos unas me te se le les nos al del este esta esto ese esa eso aquel pues bueno oiga oye mire
  favor gracias hola buenas buenos buen senor senora senorita joven disculpe perdon usted ustedes ay eh ya nomas asi ahi
  que aun tan vez quisiera queria querria gustaria saber decir dice sabe pregunta preguntar algo alguien cosa mas muy
  quedo todavia apenas mismo misma ando andamos anda andan da dan doy`);

const endingsOfFour = /(?<=[a-z]{3})(?:ings?|ers?|ed|es|s|ly|ment|ation|e)$/;

/** Returns what the forms of an English word share; only suitable for comparing. */
export function englishStem(word: string): string {
  if (word.length === 4 && /[^s]s$/.test(word)) return word.slice(0, -1);
  if (word.length <= 4) return word;
  return word
    .replace(/ies$/, 'y')
    .replace(/(?<=[aeiol])ves$/, 'f')
    .replace(/(?<=[ai])fe$/, 'f')
    .replace(endingsOfFour, '')
    .replace(/([b-df-hj-np-tv-z])\1$/, '$1')
    .replace(/y$/, 'i');
}

/** Maps words of one line of the vocabulary to the first of them: "fee" and "charge" to "price". */
const conceptOf: ReadonlyMap<string, string> = new Map(
  Object.keys(vocabulary)
    .map((line) => line.split(', '))
    .flatMap(([first = '', ...others]) => [...others, first].map((word) => [word, first] as const))
    .filter(([word]) => !word.includes(' '))
    .reverse()
    .map(([word, first]) => [englishStem(word), englishStem(first.split(' ')[0] ?? first)]),
);

function conceptsOfEnglish(all: readonly string[]): string[] {
  return all
    .filter((word) => !small.has(word) && (word.length > 1 || /\d/.test(word)))
    .map(englishStem)
    .map((stem) => conceptOf.get(stem) ?? stem);
}

/**
 * Returns what a text is about, in words that both languages share: without small words or inflections, one word for
 * synonyms.
 */
export function conceptsOf(text: string, language: Language): readonly string[] {
  const found =
    language === 'en'
      ? conceptsOfEnglish(words(text))
      : glossed(text).flatMap(({ spanish, english }) =>
          english === null ? unknownSpanish(spanish) : conceptsOfEnglish(words(english)),
        );
  return [...new Set(found)];
}

function unknownSpanish(word: string): string[] {
  if (smallSpanish.has(word) || (word.length < 2 && !/\d/.test(word))) return [];
  const stem = spanishStem(word);
  return [conceptOf.get(stem) ?? stem];
}

import { words } from '../understanding/fold';

/** The fewest digits of a number, and the fewest letters of a word, that are searched. */
export const leastDigits = 4;
const leastLetters = 3;
/** The number of words kept for one text, and searched in one search. */
const mostWords = 200;
const mostTerms = 6;

/** The stored form of a number's end, which distinguishes it from a number that was said. */
const numberEnd = (digits: string): string => `#${digits}`;

/** Returns the distinct words of a text that can be searched: of three letters or more, ignoring accents and case. */
export function wordsToFind(text: string): readonly string[] {
  return [...new Set(words(text).filter(({ length }) => length >= leastLetters))].slice(0, mostWords);
}

/** The most words of a name whose beginnings are kept. */
const mostNamed = 40;

/** Returns the words of a name and their beginnings, so that somebody is found while the name is being typed. */
export function beginningsToFind(text: string): readonly string[] {
  const all = wordsToFind(text).slice(0, mostNamed);
  return [...new Set(all.flatMap((word) => lengthsFrom(leastLetters, word).map((length) => word.slice(0, length))))];
}

function lengthsFrom(least: number, { length }: string): number[] {
  return Array.from({ length: length - least + 1 }, (_, index) => least + index);
}

/** Returns the ends of a number that can be searched: its last four digits, its last five, and so on to all of them. */
export function numberEndsToFind(e164: string): readonly string[] {
  const digits = e164.replace(/\D/g, '');
  return Array.from({ length: Math.max(0, digits.length - leastDigits + 1) }, (_, index) =>
    numberEnd(digits.slice(index)),
  );
}

/** One thing that must be found, in any of its spellings. */
export interface SearchTerm {
  readonly spellings: readonly string[];
}

/** Characters with which people separate the digits of a number. */
const numberSigns = /^[\d\s().+/-]+$/;

/**
 * Returns what is typed into a search as terms that must all be found. A number, however it is written, is one term:
 * its last digits. Null if nothing can be searched yet: fewer than four digits, or no word of three letters.
 */
export function searchTerms(typed: string): readonly SearchTerm[] | null {
  const asked = typed.normalize('NFKC').trim();
  const digits = asked.replace(/\D/g, '');
  if (digits !== '' && numberSigns.test(asked))
    return digits.length < leastDigits ? null : [{ spellings: endsOf(digits) }];
  const terms = wordsToFind(asked).slice(0, mostTerms);
  return terms.length === 0
    ? null
    : terms.map((word) => ({ spellings: [word, ...(isNumber(word) ? endsOf(word) : [])] }));
}

function isNumber(word: string): boolean {
  return word.length >= leastDigits && /^\d+$/.test(word);
}

/** A number as dialed within its country begins with a zero that it does not have from abroad. */
function endsOf(digits: string): readonly string[] {
  const abroad = digits.replace(/^0+/, '');
  const both = abroad.length >= leastDigits && abroad !== digits ? [digits, abroad] : [digits];
  return both.map(numberEnd);
}

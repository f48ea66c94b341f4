import { words } from '../understanding/fold';

/** The fewest digits of a number that are looked for, and the fewest letters of a word. */
export const leastDigits = 4;
const leastLetters = 3;
/** Words of one text that are kept, and of one search that are looked for. */
const mostWords = 200;
const mostTerms = 6;

/** A word as it is kept to be found again: an end of a number is told from a number that was said. */
const numberEnd = (digits: string): string => `#${digits}`;

/** The distinct words of a text that can be looked for: of three letters or more, accents and case apart. */
export function wordsToFind(text: string): readonly string[] {
  return [...new Set(words(text).filter(({ length }) => length >= leastLetters))].slice(0, mostWords);
}

/** The ends of a number that can be looked for: its last four digits, its last five, and so on to all of them. */
export function numberEndsToFind(e164: string): readonly string[] {
  const digits = e164.replace(/\D/g, '');
  return Array.from({ length: Math.max(0, digits.length - leastDigits + 1) }, (_, index) =>
    numberEnd(digits.slice(index)),
  );
}

/** One thing that must be found: any of its spellings will do. */
export interface SearchTerm {
  readonly spellings: readonly string[];
}

/** Signs with which people write a number apart. */
const numberSigns = /^[\d\s().+/-]+$/;

/**
 * What is typed into a search, as terms that must all be found. A number, however it is written, is one term: its last
 * digits. Null where nothing can be looked for yet: fewer than four digits, or no word of three letters.
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

/** A number as it is dialed at home begins with a zero that it does not have from abroad. */
function endsOf(digits: string): readonly string[] {
  const abroad = digits.replace(/^0+/, '');
  const both = abroad.length >= leastDigits && abroad !== digits ? [digits, abroad] : [digits];
  return both.map(numberEnd);
}

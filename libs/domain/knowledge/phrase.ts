import { plainRequest } from '@voicecore/domain/understanding';
import { questionWords } from './question-words';

/**
 * The term under which a whole phrase is kept beside its stems: a question made of nothing but small words ("Where are
 * you?") has no stem, and still must be answered when it is asked as configured. No stem begins with "=". Null for a
 * text without words.
 */
export function phraseTerm(phrase: string): string | null {
  const plain = plainRequest(phrase);
  return plain === '' ? null : `=${plain}`;
}

/** Words count as one when they share this beginning; enough to tell "cleaning" from "children", not more. */
const sameBeginning = 5;

/** How much of the closest phrase and of the question are the same words, 0 to 1: decides between entries that tie. */
export function closeness(question: string, phrases: readonly string[]): number {
  const beginnings = (text: string): Set<string> =>
    new Set(questionWords(text).map((word) => word.slice(0, sameBeginning)));
  const asked = beginnings(question);
  return phrases.reduce((best, phrase) => {
    const own = beginnings(phrase);
    const both = [...own].filter((word) => asked.has(word)).length;
    return Math.max(best, asked.size + own.size === 0 ? 0 : (2 * both) / (asked.size + own.size));
  }, 0);
}

import type { Language } from '@voicecore/domain/kernel';
import { spoken } from '@voicecore/domain/receptionist-texts';
import { fold, words } from '@voicecore/domain/understanding';

/** The number of words that may come before the disclosure: a hello, or "this is the". */
const MOST_BEFORE = 4;
const denials: ReadonlySet<string> = new Set([
  'no',
  'not',
  'never',
  'isnt',
  'arent',
  'without',
  'nor',
  'ni',
  'nunca',
  'tampoco',
  'sin',
  'jamas',
]);

/** True when the words are the requested ones, however they are spelled. */
export function saidExactly(said: string, asked: string): boolean {
  return fold(said) === fold(asked);
}

/**
 * True when the words say that an automated assistant answers. The sentence must be there word for word, at the
 * beginning and not negated; only the name of the business may be spelled in any way, because a voice spells names as
 * it likes.
 */
export function saidDisclosure(said: string, language: Language): boolean {
  const fixed = words(spoken('disclosure', language, { business: '' }));
  const heard = words(said);
  const at = heard.findIndex((_, index) => fixed.every((word, offset) => heard[index + offset] === word));
  return at >= 0 && at <= MOST_BEFORE && !heard.slice(0, at).some((word) => denials.has(word));
}

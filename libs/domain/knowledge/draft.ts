import { languages, type Bilingual, type Language } from '@voicecore/domain/kernel';
import { hasBlank } from './blank';
import { longestAnswer, longestQuestion, mostAlternates } from './limits';
import { plainPhrase } from './phrase';

/** The texts of an entry, before or after publication. */
export interface EntryWords {
  readonly question: Bilingual;
  readonly answer: Bilingual;
  readonly alternates: { readonly en: readonly string[]; readonly es: readonly string[] };
}

export interface DraftFault {
  readonly field: 'question' | 'answer' | 'alternates';
  readonly language: Language;
  readonly code: 'missing' | 'no_words' | 'too_long' | 'too_many';
}

/**
 * Returns what prevents these texts from serving a caller who asks, in either language: empty if they may be published.
 */
export function draftFaults(words: EntryWords): DraftFault[] {
  return languages.flatMap((language) => {
    const question = textFault(words.question[language], longestQuestion) ?? wordsFault(words.question[language]);
    const answer = textFault(words.answer[language], longestAnswer);
    const alternates = alternatesFault(words.alternates[language]);
    return [
      ...(question ? [{ field: 'question' as const, language, code: question }] : []),
      ...(answer ? [{ field: 'answer' as const, language, code: answer }] : []),
      ...(alternates ? [{ field: 'alternates' as const, language, code: alternates }] : []),
    ];
  });
}

/** Returns the languages in which an entry has no text at all. */
export function missingLanguages({ question, answer }: Pick<EntryWords, 'question' | 'answer'>): Language[] {
  return languages.filter((language) => question[language].trim() === '' && answer[language].trim() === '');
}

/**
 * Returns the missing texts without which an entry may not be saved: callers use both languages, so an entry in use has
 * both; one that is not used yet may lack a language, but not half of one, and may have unfilled blanks.
 */
export function lackingTexts(
  entry: Pick<EntryWords, 'question' | 'answer'> & { readonly enabled: boolean },
): { readonly field: 'question' | 'answer'; readonly language: Language }[] {
  const missing = missingLanguages(entry);
  const needed = languages.filter(
    (one) => !missing.includes(one) || entry.enabled || missing.length === languages.length,
  );
  return needed.flatMap((language) =>
    (['question', 'answer'] as const)
      .filter((field) => isOpen(entry[field][language], entry.enabled))
      .map((field) => ({ field, language })),
  );
}

const isOpen = (text: string, isUsed: boolean): boolean => text.trim() === '' || (isUsed && hasBlank(text));

/** Returns the terms that show that two entries answer the same question, one for each language. */
export function questionKeys(question: Bilingual): string[] {
  return languages.flatMap((language) => {
    const term = plainPhrase(question[language]);
    return term === null ? [] : [`${language}${term}`];
  });
}

function textFault(text: string, longest: number): DraftFault['code'] | null {
  if (text.trim() === '') return 'missing';
  return text.trim().length > longest ? 'too_long' : null;
}

function wordsFault(text: string): DraftFault['code'] | null {
  return /[\p{L}\p{N}]/u.test(text) ? null : 'no_words';
}

function alternatesFault(alternates: readonly string[]): DraftFault['code'] | null {
  if (alternates.length > mostAlternates) return 'too_many';
  if (alternates.some((one) => one.trim().length > longestQuestion)) return 'too_long';
  return alternates.some((one) => wordsFault(one) !== null) ? 'no_words' : null;
}

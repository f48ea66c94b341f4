import { otherLanguage, type Bilingual, type Language } from '@voicecore/domain/kernel';
import { texts } from './texts';

export { whenItOpens, type NextOpening } from './when-it-opens';

export type SpokenKey = keyof typeof texts;

type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type Values<Key extends SpokenKey> = [Names<(typeof texts)[Key]['en']>] extends [never]
  ? [values?: Record<string, never>]
  : [values: Readonly<Record<Names<(typeof texts)[Key]['en']>, string>>];

/** A piece of speech in one language; a document or a voice needs to know which. */
export interface Utterance {
  readonly language: Language;
  readonly text: string;
  /** True for the sentence that says that an automated assistant answers: it must be heard, and before all others. */
  readonly discloses?: true;
}

/** Returns what the receptionist says by rule. The values that a text needs are checked by its type. */
export function spoken<Key extends SpokenKey>(key: Key, language: Language, ...[values]: Values<Key>): string {
  const filled: Readonly<Record<string, string>> = values ?? {};
  return texts[key][language].replace(/\{(\w+)\}/g, (_, name: string) => filled[name] ?? '');
}

export const spokenKeys = Object.keys(texts) as readonly SpokenKey[];

export interface Opening {
  readonly business: string;
  readonly defaultLanguage: Language;
  /** The tenant's own words, said after the disclosure and never in its place. */
  readonly greeting: Bilingual | null;
  /** True for the menu receptionist, which offers key 2 for the other language. */
  readonly keypad: boolean;
}

/**
 * Returns the first words of a call: in the tenant's default language, that an automated assistant answers, then one
 * sentence in the other language, then the tenant's greeting, so that it is the last thing heard before the caller
 * speaks. If the caller simply talks, it takes at most five seconds of speech, apart from a greeting of the tenant's
 * own.
 */
export function openingWords(opening: Opening): readonly Utterance[] {
  const own = opening.defaultLanguage;
  const other = otherLanguage(own);
  const invitation = opening.greeting?.[own].trim() || spoken('askReason', own);
  return [
    { language: own, text: spoken('disclosure', own, { business: opening.business }), discloses: true },
    { language: other, text: spoken(opening.keypad ? 'otherLanguageKey' : 'otherLanguageSpeak', other) },
    { language: own, text: invitation },
  ];
}

/** Returns the digits one by one, so that a voice does not read an extension as a number. */
export function spokenDigits(digits: string): string {
  return [...digits].join(' ');
}

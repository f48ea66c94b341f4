import type { Language } from '@voicecore/domain/kernel';

/** Language tags of the carrier's speech recognition and voices (BCP 47), for callers in the United States. */
export const languageTags: Readonly<Record<Language, 'en-US' | 'es-US'>> = { en: 'en-US', es: 'es-US' };

/** A voice that exists for each tag; an unknown one would silently be replaced by the default. */
export const voices: Readonly<Record<Language, 'Polly.Joanna-Neural' | 'Polly.Lupe-Neural'>> = {
  en: 'Polly.Joanna-Neural',
  es: 'Polly.Lupe-Neural',
};

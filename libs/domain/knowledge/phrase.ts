import { plainRequest } from '@voicecore/domain/understanding';

/**
 * Returns a whole phrase without the politeness around it: a question made only of small words ("Where are you?") must
 * still be answered when it is asked as configured. Null for a text without words.
 */
export function plainPhrase(phrase: string): string | null {
  const plain = plainRequest(phrase);
  return plain === '' ? null : plain;
}

import { plainRequest } from '@voicecore/domain/understanding';

/**
 * A whole phrase without the politeness around it: a question made of nothing but small words ("Where are you?") still
 * must be answered when it is asked as configured. Null for a text without words.
 */
export function plainPhrase(phrase: string): string | null {
  const plain = plainRequest(phrase);
  return plain === '' ? null : plain;
}

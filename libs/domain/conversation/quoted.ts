import { fold } from '@voicecore/domain/understanding';

function plainWords(text: string): string {
  return ` ${fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

/**
 * Returns the sentences of a text that do not occur word for word in one of the sources. What a business has published
 * says what it does as a rule: read out, it claims nothing about this call.
 */
export function withoutQuotes(text: string, sources: readonly string[]): string {
  const published = sources.map(plainWords);
  const isQuoted = (sentence: string): boolean => {
    const said = plainWords(sentence);
    return published.some((source) => source.includes(said));
  };
  return text
    .split(/(?<=[.!?…])\s+/)
    .filter((sentence) => !isQuoted(sentence))
    .join(' ');
}

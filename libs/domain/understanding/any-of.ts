/** Any of the parts, as whole words. */
export function anyOf(...parts: readonly string[]): RegExp {
  return new RegExp(`\\b(?:${parts.join('|')})(?!\\w)`);
}

/** The source of up to so many words that may stand between two others. */
export const up = (most: number): string => `(?:\\w+ ){0,${most}}?`;

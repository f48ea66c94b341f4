/** The longest text that the carrier accepts in one `<Say>`, in characters. */
const longestSay = 4_096;

/**
 * Limits of `<Gather hints>`: the number of phrases, the characters of each, and the bytes available for them in the
 * document's 64 KB.
 */
const hintLimits = { phrases: 500, characters: 100, bytes: 32_000 };

/** What XML 1.0 cannot contain, not even escaped: control characters, lone surrogates, U+FFFE and U+FFFF. */
// eslint-disable-next-line no-control-regex -- control characters are what this is about
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** Returns the text as a document can contain it. A space replaces what is left out, so that words stay apart. */
export function xmlText(text: string): string {
  return text.replace(forbidden, ' ');
}

/**
 * Returns the text as the carrier can say it; null if nothing of it is left, or if it is longer than one `<Say>` may
 * be.
 */
export function speakable(text: string): string | null {
  const said = xmlText(text).trim();
  return said === '' || said.length > longestSay ? null : said;
}

/** Returns the names that the speech recognition should expect, within the carrier's limits. */
export function hintsOf(names: readonly string[]): string {
  const phrases: string[] = [];
  let bytes = 0;
  for (const name of names) {
    const phrase = xmlText(name.replace(/[^\p{L}\p{M}\p{N}.'’-]+/gu, ' ').slice(0, hintLimits.characters)).trim();
    bytes += Buffer.byteLength(phrase) + 1;
    if (phrases.length === hintLimits.phrases || bytes > hintLimits.bytes) break;
    if (phrase !== '') phrases.push(phrase);
  }
  return phrases.join(',');
}

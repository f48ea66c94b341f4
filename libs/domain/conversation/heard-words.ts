/**
 * Returns the words of a text that a caller heard before the speech was cut: the same fraction of the text as of the
 * audio, ending at a word. `heardMs` and `producedMs` are milliseconds of the same audio; the text is what belongs to
 * it so far.
 */
export function heardWords(text: string, heardMs: number, producedMs: number): string {
  if (heardMs <= 0 || producedMs <= 0) return '';
  if (heardMs >= producedMs) return text;
  const length = Math.floor((text.length * heardMs) / producedMs);
  if (length >= text.length || /\s/.test(text.charAt(length))) return text.slice(0, length).trimEnd();
  const end = text.lastIndexOf(' ', length);
  return end < 0 ? '' : text.slice(0, end).trimEnd();
}

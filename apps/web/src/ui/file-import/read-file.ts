/** The largest file that is read, bytes: about half a million numbers. */
export const largestFile = 10 * 1024 * 1024;

/** Returns the text of a file. Spreadsheets write UTF-16 with a mark at the beginning; everything else is UTF-8. */
export function decoded(bytes: Uint8Array<ArrayBuffer>): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}

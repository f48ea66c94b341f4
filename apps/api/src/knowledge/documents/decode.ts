/** The first bytes of a page, in which it may name its encoding. */
const headOfPage = 2_048;

/**
 * Decodes bytes to text: by their byte order mark, by what the server or the page declares, else as UTF-8, else as
 * Windows-1252.
 */
export function decodeText(bytes: Buffer, charset: string | null): string {
  const marked = markOf(bytes) ?? charset ?? declared(bytes);
  if (marked !== null) {
    try {
      return new TextDecoder(marked).decode(bytes);
    } catch {
      // No decoder knows this name, so the bytes decide.
    }
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function markOf(bytes: Buffer): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

function declared(bytes: Buffer): string | null {
  const head = bytes.subarray(0, headOfPage).toString('latin1');
  return /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ?? null;
}

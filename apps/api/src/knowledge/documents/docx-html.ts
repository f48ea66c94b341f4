import { inflateRawSync } from 'node:zlib';
import mammoth from 'mammoth';
import { Unreadable } from './document-text';

/**
 * Maximum unpacked size of all parts of a document together: a hundred pages of text are below 2 MB. We never unpack
 * pictures.
 */
const mostUnpacked = 60 * 1024 * 1024;
const mostParts = 5_000;

/** Returns the text of a Word document as HTML. */
export async function docxHtml(bytes: Buffer): Promise<string> {
  const names = checkedParts(bytes);
  if (!names.includes('word/document.xml')) throw new Unreadable({ kind: 'wrong_type' });
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: bytes },
      { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })), externalFileAccess: false },
    );
    return value;
  } catch {
    throw new Unreadable({ kind: 'unreadable' });
  }
}

/**
 * Returns the names of an archive's parts after checking that they unpack to no more than is allowed. The sizes that
 * the archive declares are not trusted.
 */
function checkedParts(bytes: Buffer): string[] {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || end + 22 > bytes.length) throw new Unreadable({ kind: 'unreadable' });
  const count = bytes.readUInt16LE(end + 10);
  if (count > mostParts) throw new Unreadable({ kind: 'unreadable' });
  const names: string[] = [];
  let at = bytes.readUInt32LE(end + 16);
  let left = mostUnpacked;
  try {
    for (let index = 0; index < count; index += 1) {
      const part = partAt(bytes, at);
      left -= unpackedLength(bytes, part, left);
      names.push(part.name);
      at = part.next;
    }
  } catch {
    // Out of bounds, not packed as declared, or larger than allowed.
    throw new Unreadable({ kind: 'unreadable' });
  }
  return names;
}

interface Part {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly offset: number;
  readonly next: number;
}

/** Reads an entry of the archive's directory (APPNOTE 4.3.12). */
function partAt(bytes: Buffer, at: number): Part {
  if (bytes.readUInt32LE(at) !== 0x02014b50) throw new Error('not an entry of the archive directory');
  const [nameLength, extra, comment] = [
    bytes.readUInt16LE(at + 28),
    bytes.readUInt16LE(at + 30),
    bytes.readUInt16LE(at + 32),
  ];
  return {
    name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
    method: bytes.readUInt16LE(at + 10),
    packed: bytes.readUInt32LE(at + 20),
    offset: bytes.readUInt32LE(at + 42),
    next: at + 46 + nameLength + extra + comment,
  };
}

function unpackedLength(bytes: Buffer, { method, packed, offset }: Part, most: number): number {
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const data = bytes.subarray(start, start + packed);
  if (method === 0) return data.length;
  if (method !== 8) throw new Error('compressed with an unsupported method');
  return data.length === 0 ? 0 : inflateRawSync(data, { maxOutputLength: Math.max(1, most) }).length;
}

import { readListed, writeListed, type ListedText } from '@voicecore/domain/screening';
import type { ListedNumber } from './screening.dto';

/** Numbers read in one transaction; none is held open while the file is being sent. */
const together = 1_000;

/** Returns the numbers of a batch, and the positions of those that are none. */
export function readBatch(texts: readonly string[]): { good: ListedText[]; refused: number[] } {
  const read = texts.map(readListed);
  return {
    good: read.filter((one) => one !== null),
    refused: read.flatMap((one, at) => (one === null ? [at] : [])),
  };
}

type ReadPage = (after: readonly [number, string] | null, limit: number) => Promise<readonly ListedNumber[]>;

/** Returns the lines of a list's file; `readPage` returns one entry more than asked for when there are more. */
export async function* listLines(readPage: ReadPage): AsyncGenerator<string> {
  yield 'number\n';
  for (let after: readonly [number, string] | null = null; ;) {
    const rows = await readPage(after, together);
    const shown = rows.slice(0, together);
    yield shown
      .map(({ number, isPrefix }) => (number === null ? '' : `${writeListed({ number, isPrefix })}\n`))
      .join('');
    const last = shown.at(-1);
    if (rows.length <= together || last === undefined) return;
    after = [last.createdAt, last.id];
  }
}

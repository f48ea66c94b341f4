import type { CallFilters, Language } from '../../lib/api';
import { answer, api } from '../../lib/api';

export interface CallTotal {
  readonly count: number;
  readonly exact: boolean;
}

const newLine = 10;

/** The lines that end within a chunk of the file. Names and words of a call contain no line breaks. */
function linesIn(bytes: Uint8Array): number {
  let lines = 0;
  for (const byte of bytes) if (byte === newLine) lines += 1;
  return lines;
}

/** Reads the file of all matching calls as it arrives; `onCalls` gets the number of calls read so far. */
export async function readCallFile(
  query: CallFilters,
  language: Language,
  onCalls: (count: number) => void,
  signal: AbortSignal,
): Promise<Blob> {
  const { order: _order, limit: _limit, cursor: _cursor, ...asked } = query;
  const body = (await answer(
    api.GET('/api/v1/calls/file', { params: { query: { ...asked, language } }, parseAs: 'stream', signal }),
  )) as ReadableStream<Uint8Array<ArrayBuffer>> | null | undefined;
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  // The first line holds the column names.
  let lines = -1;
  const reader = body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    pieces.push(next.value);
    lines += linesIn(next.value);
    onCalls(Math.max(0, lines));
  }
  return new Blob(pieces, { type: 'text/csv;charset=utf-8' });
}

/** One row of a table; `line` is where it begins, counted from 1. */
export interface CsvRow {
  readonly line: number;
  /** Null when a quotation mark is never closed: what follows that line is read again as rows of their own. */
  readonly cells: readonly string[] | null;
}

/** A quoted cell with more characters than this was never meant to be one. */
const longestCell = 20_000;

/** Yields the rows of a table (RFC 4180; lines end in LF, CR LF or CR). Blank lines are left out. */
export function* readCsv(text: string, separator: string): Generator<CsvRow> {
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  let line = 1;
  while (at < text.length) {
    const row = rowAt(text, at, separator);
    const end = row?.end ?? endOfLine(text, at);
    const isBlank = row !== null && row.cells.every((cell) => cell.trim() === '');
    if (!isBlank) yield { line, cells: row?.cells ?? null };
    line += linesIn(text, at, end);
    at = end;
  }
}

interface Piece {
  readonly cell: string;
  /** Where the cell ends: at a separator, an end of line, or the end of the text. */
  readonly end: number;
}

/** Returns the cells from `start` on and where the next row begins; null when a quotation mark is never closed. */
function rowAt(text: string, start: number, separator: string): { cells: string[]; end: number } | null {
  const cells: string[] = [];
  for (let at = start; ; at += 1) {
    const piece = text[at] === '"' ? quotedAt(text, at, separator) : plainAt(text, at, separator);
    if (piece === null) return null;
    cells.push(piece.cell);
    at = piece.end;
    if (text[at] !== separator) return { cells, end: afterBreak(text, at) };
  }
}

function plainAt(text: string, start: number, separator: string): Piece {
  let end = start;
  while (end < text.length && text[end] !== separator && !isBreak(text[end])) end += 1;
  return { cell: text.slice(start, end), end };
}

/** What stands between the closing mark and the separator belongs to the cell, too: programs write such cells. */
function quotedAt(text: string, start: number, separator: string): Piece | null {
  let close = text.indexOf('"', start + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close < 0 || close - start > longestCell) return null;
  const rest = plainAt(text, close + 1, separator);
  return { cell: text.slice(start + 1, close).replaceAll('""', '"') + rest.cell, end: rest.end };
}

const isBreak = (letter: string | undefined): boolean => letter === '\n' || letter === '\r';

function endOfLine(text: string, start: number): number {
  let end = start;
  while (end < text.length && !isBreak(text[end])) end += 1;
  return afterBreak(text, end);
}

function afterBreak(text: string, at: number): number {
  return text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : Math.min(at + 1, text.length);
}

function linesIn(text: string, start: number, end: number): number {
  let lines = 0;
  for (let at = start; at < end; at = endOfLine(text, at)) lines += 1;
  return lines;
}

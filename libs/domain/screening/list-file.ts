/* Lists of numbers as text, one to a line, as spreadsheets and other systems write them. */

export interface ListedText {
  readonly number: string;
  readonly isPrefix: boolean;
}

/** Returns what a cell names: a number in E.164, or a prefix that ends in `*`; null for anything else. */
export function readListed(cell: string): ListedText | null {
  const plain = cell.replace(/^['"\s]+|['"\s]+$/g, '').replace(/[\s().\u00a0-]/g, '');
  if (/^\+[1-9]\d{6,14}$/.test(plain)) return { number: plain, isPrefix: false };
  return /^\+[1-9]\d{1,13}\*$/.test(plain) ? { number: plain.slice(0, -1), isPrefix: true } : null;
}

/** Returns a number or prefix as a file holds it; `readListed` reads it back. */
export function writeListed({ number, isPrefix }: ListedText): string {
  return isPrefix ? `${number}*` : number;
}

export interface ListFile {
  /** In the order of the file, each once. */
  readonly numbers: readonly string[];
  /** The lines that name no number, counted from 1. */
  readonly badLines: readonly number[];
  /** How many lines repeat an earlier one. */
  readonly repeated: number;
}

/**
 * Reads a file of numbers: the column named `number`, `phone` or `telephone` (or their Spanish names) when the first
 * line names one, otherwise the first column. `nationalOf` completes a number without a country code, or returns null.
 */
export function readListFile(text: string, nationalOf: (cell: string) => string | null): ListFile {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const header = cellsOf(lines[0] ?? '').findIndex((cell) => columnNames.test(cell.trim()));
  const numbers = new Set<string>();
  const badLines: number[] = [];
  let repeated = 0;
  lines.forEach((line, at) => {
    if (line.trim() === '' || (at === 0 && header >= 0)) return;
    const cell = cellsOf(line)[Math.max(0, header)] ?? '';
    const listed = readListed(cell) ?? readListed(nationalOf(cell) ?? '');
    if (listed === null) badLines.push(at + 1);
    else if (numbers.has(writeListed(listed))) repeated += 1;
    else numbers.add(writeListed(listed));
  });
  return { numbers: [...numbers], badLines, repeated };
}

const columnNames = /^"?(?:phone|telephone|number|phone[ _]number|caller|n[uú]mero|tel[eé]fono)"?$/i;

/** Telephone numbers contain none of the separators, quoted or not. */
function cellsOf(line: string): string[] {
  return line.split(/[,;\t]/);
}

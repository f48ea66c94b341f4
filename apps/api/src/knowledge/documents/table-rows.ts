import { isTableHead, type TableRow } from '@voicecore/domain/knowledge';
import { CsvError, parse } from 'csv-parse/sync';
import { Unreadable } from './document-text';

const delimiters = [',', ';', '\t'] as const;

/** The lines of a table, or null when the text's first line names no columns of one. */
export function tableRows(written: string): TableRow[] | null {
  // One sign ends a line: the reader counts two in a cell of several.
  const text = written.replace(/\r\n?/g, '\n');
  const delimiter = delimiters.find((one) => isTableHead(firstLine(text, one)));
  if (delimiter === undefined) return null;
  try {
    const rows: TableRow[] = [];
    parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 200_000,
      on_record: (cells: string[], { lines }) => {
        rows.push({ line: lines - linesWithin(cells), cells });
        return null;
      },
    });
    return rows;
  } catch (error) {
    if (error instanceof CsvError) throw new Unreadable({ kind: 'broken_table', line: Number(error.lines) || 1 });
    throw error;
  }
}

function firstLine(text: string, delimiter: string): string[] {
  try {
    const [first] = parse(text, { delimiter, bom: true, to: 1, relax_column_count: true, max_record_size: 20_000 });
    return first ?? [];
  } catch {
    return [];
  }
}

/** The reader counts to the end of a record; a person looks for its beginning. */
function linesWithin(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
}

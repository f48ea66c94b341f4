import { isTableHead, type TableRow } from '@voicecore/domain/knowledge';
import { CsvError, parse } from 'csv-parse/sync';
import { Unreadable } from './document-text';

const delimiters = [',', ';', '\t'] as const;

/** Returns the rows of a table, or null when the first line of the text does not name the columns of one. */
export function tableRows(written: string): TableRow[] | null {
  // One character ends a line: the parser counts CR LF inside a cell as two lines.
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

/** Returns how many lines a record spans: the parser reports where it ends, but a user looks for where it begins. */
function linesWithin(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
}

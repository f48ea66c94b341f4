import type { EntryWords } from '../draft';

/** One line of a table, numbered as in an editor. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface TableDraft extends EntryWords {
  readonly line: number;
}

/** A table as it was read: its drafts, or why it is not a table. */
export type TableRead =
  | { readonly kind: 'drafts'; readonly drafts: TableDraft[]; readonly ignoredColumns: string[] }
  | { readonly kind: 'no_columns' };

/** A column for one language, or for whichever language the words are in. */
interface Column {
  readonly field: 'question' | 'answer' | 'alternates';
  readonly language: 'en' | 'es' | null;
}

const fieldNames: Readonly<Record<Column['field'], RegExp>> = {
  question: /^(questions?|preguntas?|q)$/,
  answer: /^(answers?|respuestas?|a|r)$/,
  alternates: /^(alternates?|alternatives?|ways|synonyms|otras|variantes|alternativas?)$/,
};
const languageNames = { en: /^(en|eng|english|ingles)$/, es: /^(es|esp|spa|spanish|espanol)$/ } as const;
/** Separates several ways to ask in one cell: a line break or a bar. */
const betweenAlternates = /[\n|]+/;

/** Returns the column a heading names: "question_en", "Answer (es)", "Pregunta", "alternates_en_2". */
function columnOf(heading: string): Column | null {
  const words = heading
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/[^a-z]+/)
    .filter(Boolean);
  const fields = Object.keys(fieldNames) as Column['field'][];
  const field = fields.find((one) => words.some((word) => fieldNames[one].test(word)));
  if (field === undefined) return null;
  const rest = words.filter((word) => !fieldNames[field].test(word));
  const language = (['en', 'es'] as const).find((one) => rest.some((word) => languageNames[one].test(word)));
  return rest.length > (language === undefined ? 0 : 1) ? null : { field, language: language ?? null };
}

/** True when a first line names a question and an answer. */
export function isTableHead(cells: readonly string[]): boolean {
  const fields = cells.map((cell) => columnOf(cell)?.field);
  return fields.includes('question') && fields.includes('answer');
}

/**
 * Reads drafts from a table's lines, whose first line names the columns. Columns without a language hold whichever
 * language `languageOf` finds in a line.
 */
export function readTable(rows: readonly TableRow[], languageOf: (text: string) => 'en' | 'es'): TableRead {
  const [head, ...body] = rows;
  if (head === undefined || !isTableHead(head.cells)) return { kind: 'no_columns' };
  const columns = head.cells.map(columnOf);
  const ignoredColumns = head.cells.filter((cell, index) => columns[index] === null && cell.trim() !== '');
  const drafts = body
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map((row) => draftOf(row, columns, languageOf));
  return { kind: 'drafts', drafts, ignoredColumns };
}

function draftOf(
  row: TableRow,
  columns: readonly (Column | null)[],
  languageOf: (text: string) => 'en' | 'es',
): TableDraft {
  const of = (field: Column['field'], language: Column['language']): string[] =>
    columns.flatMap((column, index) => {
      const cell = row.cells[index]?.trim() ?? '';
      return column?.field === field && column.language === language && cell !== '' ? [cell] : [];
    });
  const found = languageOf([...of('question', null), ...of('answer', null)].join(' '));
  const cells = (field: Column['field'], language: 'en' | 'es'): string[] => [
    ...of(field, language),
    ...(language === found ? of(field, null) : []),
  ];
  const both = <T>(read: (language: 'en' | 'es') => T): { en: T; es: T } => ({ en: read('en'), es: read('es') });
  return {
    line: row.line,
    question: both((language) => cells('question', language).join(' ')),
    answer: both((language) => cells('answer', language).join('\n')),
    alternates: both((language) =>
      cells('alternates', language)
        .flatMap((cell) => cell.split(betweenAlternates))
        .map((one) => one.trim())
        .filter(Boolean),
    ),
  };
}

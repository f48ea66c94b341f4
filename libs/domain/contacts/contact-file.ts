import { csvLine, csvStart, readCsv } from '../csv';
import { cellsOf, columnsOf, type Columns } from './columns';
import { contactOf, type ContactCells, type ContactFault, type ContactText, type NationalOf } from './contact';
import { isVcard, readCards } from './vcard';

/* Contacts as files: tables of any address book (CSV), and cards (vCard 3.0 and 4.0). */

export interface BadLine {
  /** Where the line or card begins, counted from 1. */
  readonly line: number;
  readonly fault: ContactFault;
}

/** A file as it was read: its contacts with the lines they begin at, or which column it lacks. */
export type ContactFile =
  | {
      readonly kind: 'contacts';
      readonly contacts: readonly { readonly line: number; readonly contact: ContactText }[];
      readonly badLines: readonly BadLine[];
    }
  | { readonly kind: 'no_columns'; readonly missing: 'name' | 'number' };

/** Reads a file of contacts; `nationalOf` completes a number that is written without its country code. */
export function readContactFile(text: string, nationalOf: NationalOf): ContactFile {
  if (isVcard(text)) return sorted(readCards(text), nationalOf);
  let missing: 'name' | 'number' = 'name';
  for (const separator of separators) {
    const head = headOf(text, separator);
    if ('columns' in head) return sorted(linesOf(text, separator, head.columns), nationalOf);
    // Where there is a name, what else is missing is the more useful thing to say.
    if (head.missing === 'number') missing = 'number';
  }
  return { kind: 'no_columns', missing };
}

const separators = [',', ';', '\t'] as const;

type Head = ReturnType<typeof columnsOf>;

function headOf(text: string, separator: string): Head {
  for (const { cells } of readCsv(text, separator)) return columnsOf(cells ?? []);
  return { missing: 'name' };
}

interface Line {
  readonly line: number;
  readonly cells: ContactCells | ContactFault;
}

function* linesOf(text: string, separator: string, columns: Columns): Generator<Line> {
  let isHead = true;
  for (const { line, cells } of readCsv(text, separator)) {
    if (!isHead) yield { line, cells: cells === null ? 'quote' : cellsOf(cells, columns) };
    isHead = false;
  }
}

/** Tells contacts from bad lines; what belongs to an earlier contact of the file belongs to no other. */
function sorted(lines: Iterable<Line>, nationalOf: NationalOf): ContactFile {
  const contacts: { line: number; contact: ContactText }[] = [];
  const badLines: BadLine[] = [];
  const taken = new Set<string>();
  for (const { line, cells } of lines) {
    const contact = typeof cells === 'string' ? cells : contactOf(cells, nationalOf);
    const marks = typeof contact === 'string' ? [] : marksOf(contact);
    if (typeof contact === 'string') badLines.push({ line, fault: contact });
    else if (marks.some((mark) => taken.has(mark))) badLines.push({ line, fault: 'repeated' });
    else {
      contacts.push({ line, contact });
      for (const mark of marks) taken.add(mark);
    }
  }
  return { kind: 'contacts', contacts, badLines };
}

/** Numbers begin with a plus, codes do not. */
function marksOf({ numbers, accountCode }: ContactText): readonly string[] {
  return accountCode === null ? numbers : [...numbers, accountCode];
}

/** The beginning of a file of contacts, which `writeContact` continues. */
export const contactFileStart =
  csvStart + csvLine(['name', 'company', 'language', 'notes', 'tags', 'vip', 'numbers', 'account code']);

/** Returns a contact as one line of a file; `readContactFile` reads it back. */
export function writeContact(contact: ContactText): string {
  const { name, company, language, notes, tags, tier, numbers, accountCode } = contact;
  return csvLine([
    ...[name, company, language ?? '', notes, tags.join('; ')],
    ...[tier === null ? '' : String(tier), numbers.join('; '), accountCode ?? ''],
  ]);
}

import {
  questionKeys,
  readTable,
  splitIntoSections,
  textBlocks,
  type Block,
  type EntryWords,
  type TableRow,
} from '@voicecore/domain/knowledge';
import type { EntryId, Language } from '@voicecore/domain/kernel';
import { detectLanguage } from '@voicecore/domain/understanding';
import { AppError } from '../platform/app-error';
import { mostImported, type Draft, type ImportPreview } from './import.dto';

/** What is already known: the questions of the existing entries. */
export type KnownQuestion = { readonly id: EntryId; readonly en: string; readonly es: string };

type Found = Omit<ImportPreview, 'source' | 'drafts' | 'leftOff'> & {
  readonly drafts: readonly (EntryWords & { readonly line: number | null })[];
};

/** Returns drafts from a text of questions and answers, or of plain paragraphs. */
export function draftsOfText(text: string, language: Language): Found {
  return draftsOfBlocks(textBlocks(text), language);
}

export function draftsOfBlocks(blocks: readonly Block[], language: Language): Found {
  const sections = splitIntoSections(blocks);
  if (sections.length === 0) throw new AppError('source_without_text');
  return {
    ignoredColumns: [],
    drafts: sections.map(({ question, answer }) => {
      const own = detectLanguage(`${question} ${answer}`, language).language;
      const only = (text: string) => ({ en: '', es: '', [own]: text });
      return { line: null, question: only(question), answer: only(answer), alternates: { en: [], es: [] } };
    }),
  };
}

/** Returns drafts from a table whose first line names its columns. */
export function draftsOfTable(rows: readonly TableRow[], language: Language): Found {
  const read = readTable(rows, (text) => detectLanguage(text, language).language);
  if (read.kind === 'no_columns') throw lineFault(1, 'does not name a question column and an answer column');
  if (read.drafts.length === 0) throw new AppError('source_without_text');
  return read;
}

/** Returns an error about a line of a table, in the form of a request's field errors. */
export function lineFault(line: number, message: string): AppError {
  return new AppError('invalid_request', { errors: [{ path: `line.${line}`, message }] });
}

/** Returns the preview, up to the maximum size of an import, with duplicates of existing entries marked. */
export function marked(found: Found, source: ImportPreview['source'], known: readonly KnownQuestion[]): ImportPreview {
  const entryOf = new Map(known.flatMap(({ id, en, es }) => questionKeys({ en, es }).map((key) => [key, id] as const)));
  const seen = new Set<string>();
  const drafts = found.drafts.slice(0, mostImported).map(({ line, question, answer, alternates }): Draft => {
    const keys = questionKeys(question);
    const sameAs = keys.map((key) => entryOf.get(key)).find((id) => id !== undefined) ?? null;
    const repeated = keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    const ways = { en: [...alternates.en], es: [...alternates.es] };
    return { line, question, answer, alternates: ways, sameAs, repeated };
  });
  return { source, drafts, leftOff: found.drafts.length - drafts.length, ignoredColumns: found.ignoredColumns };
}

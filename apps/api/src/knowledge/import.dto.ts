import { trades } from '@voicecore/domain/knowledge/starters';
import { z } from 'zod';
import { lines, words } from '../platform/words';
import { entryTexts, lackingErrors } from './knowledge.dto';
import { importSources, readSources } from './import.store';

/** Maximum number of entries in one import; a business with more imports twice. */
export const mostImported = 2_000;
/** Maximum length of a pasted text, characters: about sixty pages. */
export const longestPaste = 200_000;

const language = z
  .enum(['en', 'es'])
  .default('en')
  .meta({ description: 'The language of texts whose own language cannot be detected' });

export const pastedText = z.strictObject({ text: lines(longestPaste), language }).meta({ id: 'PastedKnowledge' });
export type PastedText = z.output<typeof pastedText>;

export const pageAddress = z
  .strictObject({ address: words(2_000).meta({ description: 'A public http or https URL' }), language })
  .meta({ id: 'KnowledgePageAddress' });
export type PageAddress = z.output<typeof pageAddress>;

export const fileQuery = z.strictObject({ language });
export type FileQuery = z.output<typeof fileQuery>;

const draft = z
  .object({
    /** The line of the table that the draft comes from. */
    line: z.number().int().nullable(),
    question: z.object({ en: z.string(), es: z.string() }),
    answer: z.object({ en: z.string(), es: z.string() }),
    alternates: z.object({ en: z.array(z.string()), es: z.array(z.string()) }),
    /** An existing entry that already has this question. */
    sameAs: z.uuid().nullable(),
    /** True when an earlier draft of this import has the same question. */
    repeated: z.boolean(),
  })
  .meta({ id: 'KnowledgeDraft' });
export type Draft = z.output<typeof draft>;

export const importPreview = z
  .object({
    source: z.enum(readSources),
    drafts: z.array(draft),
    /** The number of drafts beyond the maximum of one import; they are not included. */
    leftOff: z.number().int(),
    /** Columns of the table that match no field of an entry. */
    ignoredColumns: z.array(z.string()),
  })
  .meta({ id: 'KnowledgeImportPreview' });
export type ImportPreview = z.output<typeof importPreview>;

const importedEntry = z.strictObject({ ...entryTexts, alternates: entryTexts.alternates.default({ en: [], es: [] }) });

export const newImport = z
  .strictObject({ source: z.enum(readSources), entries: z.array(importedEntry).min(1).max(mostImported) })
  .superRefine(({ entries }, context) => {
    entries.forEach((entry, index) => {
      for (const { path, message, code: fault } of lackingErrors({ ...entry, enabled: false }))
        context.addIssue({ code: 'custom', path: ['entries', index, ...path.split('.')], message, params: { fault } });
    });
  })
  .meta({ id: 'NewKnowledgeImport' });
export type NewImport = z.output<typeof newImport>;

export const newStarters = z.strictObject({ trade: z.enum(trades) }).meta({ id: 'NewKnowledgeStarters' });
export type NewStarters = z.output<typeof newStarters>;

export const importMade = z
  .object({
    id: z.uuid(),
    entries: z.number().int(),
    /** The number of these entries that are incomplete: they are stored but not used until they are completed. */
    unused: z.number().int(),
  })
  .meta({ id: 'KnowledgeImportMade' });
export type ImportMade = z.output<typeof importMade>;

export const importList = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid(),
        source: z.enum(importSources),
        entries: z.number().int(),
        createdAt: z.number(),
        undoneAt: z.number().nullable(),
      }),
    ),
  })
  .meta({ id: 'KnowledgeImports' });
export type ImportList = z.output<typeof importList>;

export const importUndone = z
  .object({
    removed: z.number().int(),
    /** The number of entries that stay because they were changed after the import. */
    kept: z.number().int(),
  })
  .meta({ id: 'KnowledgeImportUndone' });
export type ImportUndone = z.output<typeof importUndone>;

import type { FieldError } from '@voicecore/contracts/field-faults';
import { factKinds, lackingTexts, longestAnswer, longestQuestion, mostAlternates } from '@voicecore/domain/knowledge';
import { z } from 'zod';
import { pageOf, pageQuery } from '../platform/paging';
import { seenVersion, version } from '../platform/version';
import { lines, words } from '../platform/words';

const question = words(longestQuestion, 0).regex(/^$|[\p{L}\p{N}]/u, 'a question must contain letters or digits');
const answer = lines(longestAnswer, 0);
/** A way to ask: a question that contains at least one letter or digit. */
export const wayText = words(longestQuestion).regex(/[\p{L}\p{N}]/u, 'a question must contain letters or digits');
export const answerText = lines(longestAnswer);

const bilingual = <S extends z.ZodType>(text: S) => z.strictObject({ en: text, es: text });

/** The texts of an entry. An entry in use is complete in both languages; one that is not may lack a language. */
export const entryTexts = {
  question: bilingual(question),
  answer: bilingual(answer),
  alternates: bilingual(z.array(wayText).max(mostAlternates)),
};
const fields = { ...entryTexts, enabled: z.boolean() };

/** Returns what an entry lacks, as field errors of a request. */
export function lackingErrors(entry: Parameters<typeof lackingTexts>[0]): FieldError[] {
  return lackingTexts(entry).map(({ field, language }) => ({
    path: `${field}.${language}`,
    message: 'is needed',
    code: 'needed',
  }));
}

export const newEntry = z
  .strictObject({
    ...fields,
    alternates: fields.alternates.default({ en: [], es: [] }),
    enabled: fields.enabled.default(true),
  })
  .superRefine((given, context) => {
    for (const { path, message, code: fault } of lackingErrors(given))
      context.addIssue({ code: 'custom', path: path.split('.'), message, params: { fault } });
  })
  .meta({ id: 'NewKnowledgeEntry' });
export type NewEntry = z.output<typeof newEntry>;

export const entryChange = z
  .strictObject(fields)
  .partial()
  .extend({ version: seenVersion })
  .refine((change) => Object.keys(change).length > 1, 'nothing to change')
  .meta({ id: 'KnowledgeEntryChange' });
export type EntryChange = z.output<typeof entryChange>;

export const entry = z
  .object({
    id: z.uuid(),
    ...fields,
    version,
    createdAt: z.number(),
    updatedAt: z.number(),
  })
  .meta({ id: 'KnowledgeEntry' });
export const entryPage = pageOf(entry).meta({ id: 'KnowledgeEntryPage' });

export const entryQuery = z.strictObject({ ...pageQuery, q: words(200, 0).optional() });
export type EntryQuery = z.output<typeof entryQuery>;

export const trial = z
  .strictObject({ question: lines(longestAnswer), language: z.enum(['en', 'es']) })
  .meta({ id: 'KnowledgeTrial' });
export type Trial = z.output<typeof trial>;

const shownEntry = z.object({ id: z.uuid(), question: z.string(), answer: z.string() });

export const trialAnswer = z
  .object({
    /** True when a caller would get an answer. */
    found: z.boolean(),
    /** The entry that answers, or the closest one below the threshold. */
    entry: shownEntry.nullable(),
    /** The next best entries, best first; they include one that contradicts the first entry. */
    others: z.array(shownEntry),
    score: z.number().min(0).max(1).nullable(),
    threshold: z.number().min(0).max(1),
    /** The words that were searched, in the form in which entries are compared. */
    terms: z.array(z.string()),
    /** How long the search took, milliseconds. */
    ms: z.number(),
  })
  .meta({ id: 'KnowledgeTrialAnswer' });
export type TrialAnswer = z.output<typeof trialAnswer>;

const texts = z.object({ en: z.string(), es: z.string() });
const contradictingEntry = z.object({ id: z.uuid(), question: texts, answer: texts });
export const contradiction = z
  .object({
    first: contradictingEntry,
    second: contradictingEntry,
    /** The kinds of facts in which the entries differ. */
    kinds: z.array(z.enum(factKinds)).min(1),
  })
  .meta({ id: 'KnowledgeContradiction' });
export const contradictionPage = pageOf(contradiction).meta({ id: 'KnowledgeContradictionPage' });
export type ContradictionItem = z.output<typeof contradiction>;

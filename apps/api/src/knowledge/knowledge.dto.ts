import { z } from 'zod';
import { pageOf, pageQuery } from '../platform/paging';
import { lines, words } from '../platform/words';

/** A question is spoken in one breath, an answer in three sentences: what is longer is not heard to its end. */
const longestQuestion = 300;
const longestAnswer = 1_000;
const mostAlternates = 30;

const question = words(longestQuestion).regex(/[\p{L}\p{N}]/u, 'a question has words');
const answer = lines(longestAnswer);
const alternates = z.array(question).max(mostAlternates);

const bilingual = <S extends z.ZodType>(text: S) => z.strictObject({ en: text, es: text });

const fields = {
  question: bilingual(question),
  answer: bilingual(answer),
  alternates: bilingual(alternates),
  enabled: z.boolean(),
};

export const newEntry = z
  .strictObject({
    ...fields,
    alternates: fields.alternates.default({ en: [], es: [] }),
    enabled: fields.enabled.default(true),
  })
  .meta({ id: 'NewKnowledgeEntry' });
export type NewEntry = z.output<typeof newEntry>;

export const entryChange = z
  .strictObject(fields)
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'nothing to change')
  .meta({ id: 'KnowledgeEntryChange' });
export type EntryChange = z.output<typeof entryChange>;

export const entry = z
  .object({
    id: z.uuid(),
    ...fields,
    revision: z.number().int().min(1),
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

export const trialAnswer = z
  .object({
    /** Whether a caller would be answered. */
    found: z.boolean(),
    /** The entry that answers, or the nearest one below the threshold. */
    entry: z.object({ id: z.uuid(), question: z.string(), answer: z.string() }).nullable(),
    score: z.number().min(0).max(1).nullable(),
    threshold: z.number().min(0).max(1),
    /** The stems that were looked for. */
    terms: z.array(z.string()),
    /** How long the search took, milliseconds. */
    ms: z.number(),
  })
  .meta({ id: 'KnowledgeTrialAnswer' });
export type TrialAnswer = z.output<typeof trialAnswer>;

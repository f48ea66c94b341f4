import { z } from 'zod';
import { pageOf } from '../platform/paging';

const language = z.enum(['en', 'es']);
/** A keyed hash of the question's words; the words themselves appear in no URL and no request. */
const questionId = z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits');

export const unansweredQuestion = z
  .object({
    id: questionId,
    /** The wording that was asked last. */
    question: z.string(),
    language,
    /** How often it was asked in the last 90 days. */
    count: z.number().int().min(1),
    lastAt: z.number(),
    /** The call in which it was asked last. */
    callId: z.uuid(),
  })
  .meta({ id: 'UnansweredQuestion' });
export type UnansweredQuestion = z.output<typeof unansweredQuestion>;
export const unansweredPage = pageOf(unansweredQuestion).meta({ id: 'UnansweredQuestionPage' });

export const settlement = z
  .strictObject({
    id: questionId,
    how: z.enum(['answered', 'dismissed']).meta({
      description:
        'An `answered` question returns to the list when it finds no answer again; a `dismissed` one does not',
    }),
  })
  .meta({ id: 'QuestionSettlement' });
export type Settlement = z.output<typeof settlement>;

export const entryQuestions = z
  .object({
    items: z.array(
      z.object({
        question: z.string(),
        language,
        /**
         * `question` is the entry's own question, `way` one of its ways to ask, `caller` a question that a caller
         * asked.
         */
        origin: z.enum(['question', 'way', 'caller']),
        /** True when a caller who asks this hears this entry. */
        won: z.boolean(),
        /** The entry that such a caller hears instead; null when there is none. */
        winner: z.object({ id: z.uuid(), question: z.string() }).nullable(),
      }),
    ),
  })
  .meta({ id: 'EntryQuestions' });
export type EntryQuestionList = z.output<typeof entryQuestions>;

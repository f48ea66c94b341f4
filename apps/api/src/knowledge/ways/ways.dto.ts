import { longestQuestion, mostProposed } from '@voicecore/domain/knowledge';
import { z } from 'zod';
import { answerText, wayText } from '../knowledge.dto';
import { wayOrigins } from './ways.store';
import { wordingFaults } from './wording-model';

const language = z.enum(['en', 'es']);

export const entryWays = z
  .object({
    /** `none` when no ways to ask have been requested yet. */
    state: z.enum(['none', 'waiting', 'made', 'failed']),
    /** Why the proposing failed. */
    fault: z.enum(wordingFaults).nullable(),
    askedAt: z.number().nullable(),
    /** The proposals waiting for a user's decision. */
    items: z.array(z.object({ id: z.uuid(), language, way: z.string(), origin: z.enum(wayOrigins) })),
  })
  .meta({ id: 'KnowledgeEntryWays' });
export type EntryWays = z.output<typeof entryWays>;

export const wayApprovals = z
  .strictObject({
    items: z
      .array(
        z.strictObject({
          id: z.uuid(),
          way: wayText.optional().meta({
            description: `The approved wording, at most ${longestQuestion} characters; when left out, the proposal is approved unchanged`,
          }),
        }),
      )
      .min(1)
      .max(2 * mostProposed),
  })
  .meta({ id: 'KnowledgeWayApprovals' });
export type WayApprovals = z.output<typeof wayApprovals>;

export const oneWay = z.strictObject({ id: z.uuid() }).meta({ id: 'KnowledgeWay' });
export type OneWay = z.output<typeof oneWay>;

export const draftSource = z
  .strictObject({ into: language, question: wayText, answer: answerText })
  .meta({ id: 'KnowledgeDraftSource' });
export type DraftSource = z.output<typeof draftSource>;

export const draftMade = z
  .object({ question: z.string(), answer: z.string() })
  .meta({ id: 'KnowledgeDraftInLanguage' });
export type DraftMade = z.output<typeof draftMade>;

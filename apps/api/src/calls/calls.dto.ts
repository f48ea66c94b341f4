import { endReasons, markKinds, outcomes, parties, stages, transferReasons } from '@voicecore/domain/call';
import { searchTerms } from '@voicecore/domain/finding';
import { screeningActions } from '@voicecore/domain/screening';
import { z } from 'zod';
import { knownCaller, knownName } from '../contacts';
import { pageOf, pageQuery } from '../platform/paging';
import { e164 } from '../platform/phone-number';
import { when, words } from '../platform/words';
import { callOrders } from './call-list.store';
import { moment } from './moment';
import { timelineEntry } from './timeline.dto';

const id = z.uuid();
const language = z.enum(['en', 'es']);
/** The filters of the list of calls, of its file, and of its count. */
const narrowing = {
  stage: z.enum(['live', 'ended']).optional(),
  outcome: z.enum(outcomes).optional(),
  endedBy: z.enum(parties).optional(),
  agentId: id.optional(),
  departmentId: id.optional(),
  from: when.optional(),
  to: when.optional(),
  number: e164.optional(),
  q: words(80)
    .refine((typed) => searchTerms(typed) !== null, 'at least four digits of a number, or a word of three letters')
    .optional()
    .meta({
      description:
        "The last digits of the caller's number, names of people and departments, or words that were said in the call",
    }),
};
export const callQuery = z.strictObject({
  ...pageQuery,
  ...narrowing,
  order: z.enum(callOrders).default('newest'),
});
export const callFileQuery = z.strictObject({ ...narrowing, language: language.default('en') });
export type CallFileQuery = z.output<typeof callFileQuery>;
export type CallNarrowing = Omit<CallFileQuery, 'language'>;
export const figuresQuery = z.strictObject({ from: when, to: when.optional() });
export type FiguresQuery = z.output<typeof figuresQuery>;
export type CallQuery = z.output<typeof callQuery>;

const call = z.object({
  id,
  caller: z.string().nullable(),
  contact: knownName.nullable(),
  unreadable: z
    .boolean()
    .meta({ description: 'What was said in the call can no longer be read, because its key is gone' }),
  numberCalled: z.string().nullable(),
  stage: z.enum(stages),
  language,
  outcome: z.enum(outcomes).nullable(),
  endedBy: z.enum(parties).nullable(),
  departmentId: id.nullable(),
  agentId: id.nullable(),
  startedAt: moment,
  answeredAt: moment.nullable(),
  endedAt: moment.nullable(),
  durationMs: z.number().int(),
  attempts: z.number().int(),
  screening: z
    .object({ action: z.enum(screeningActions), score: z.number().int() })
    .nullable()
    .meta({ description: 'What screening found about the caller; null when it found nothing' }),
  reason: z.enum(transferReasons).nullable(),
  segments: z.array(z.object({ stage: z.enum([...stages, 'menu']), from: moment, to: moment.nullable() })),
  marks: z.array(z.object({ kind: z.enum(markKinds), at: moment })),
});
export const callListed = call.meta({ id: 'Call' });
export type CallListed = z.output<typeof callListed>;
/** The number of matching calls; not exact above the counting limit. Included in the first page. */
const total = z.object({ count: z.number().int(), exact: z.boolean() });
export const callPage = pageOf(callListed).extend({ total: total.nullable() }).meta({ id: 'CallPage' });
export type CallPage = z.output<typeof callPage>;

export const callFigures = z
  .object({ outcomes: z.array(z.object({ outcome: z.enum(outcomes), count: z.number().int() })) })
  .meta({ id: 'CallFigures' });
export type CallFigures = z.output<typeof callFigures>;

export const callDetail = call
  .extend({
    contact: knownCaller.nullable(),
    turns: z.array(
      z.object({
        seq: z.number().int(),
        speaker: z.enum(['caller', 'receptionist', 'agent', 'system']),
        text: z.string().nullable(),
        at: moment,
        ms: z.number().int(),
        language: language.nullable(),
        cut: z.boolean(),
        meta: z.record(z.string(), z.unknown()),
      }),
    ),
    timeline: z.array(timelineEntry),
    lookups: z.array(
      z.object({
        at: moment,
        tool: z.string(),
        found: z.boolean(),
        entryId: id.nullable(),
        entry: z.string().nullable(),
        score: z.number(),
        question: z.string().nullable(),
      }),
    ),
    messages: z.array(
      z.object({ id, text: z.string().nullable(), recordingSeconds: z.number().int().nullable(), at: moment }),
    ),
    isSpam: z.boolean().nullable().meta({ description: 'What a person said of the call; null when nobody has' }),
    end: z.object({ reason: z.enum(endReasons), party: z.enum(parties) }).nullable(),
  })
  .meta({ id: 'CallDetail' });
export type CallDetail = z.output<typeof callDetail>;

/** What a person says of a call: it moves the score of the caller's number (ADR 57). */
export const callMark = z.strictObject({ isSpam: z.boolean().nullable() }).meta({ id: 'CallMark' });
export type CallMark = z.output<typeof callMark>;

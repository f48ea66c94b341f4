import { endReasons, markKinds, outcomes, parties, stages, transferReasons } from '@voicecore/domain/call';
import { z } from 'zod';
import { pageOf, pageQuery } from '../platform/paging';
import { when } from '../platform/words';
import { moment } from './moment';
import { timelineEntry } from './timeline.dto';

const id = z.uuid();
const language = z.enum(['en', 'es']);
export const callQuery = z.strictObject({
  ...pageQuery,
  stage: z.enum(['live', 'ended']).optional(),
  outcome: z.enum(outcomes).optional(),
  agentId: id.optional(),
  departmentId: id.optional(),
  from: when.optional(),
  to: when.optional(),
  number: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/, 'a number as E.164, for instance +12125550142')
    .optional(),
});
export type CallQuery = z.output<typeof callQuery>;

const call = z.object({
  id,
  caller: z.string().nullable(),
  unreadable: z.boolean().meta({ description: 'What people said in it cannot be read any more: its key is gone' }),
  numberCalled: z.string().nullable(),
  stage: z.enum(stages),
  language,
  outcome: z.enum(outcomes).nullable(),
  departmentId: id.nullable(),
  agentId: id.nullable(),
  startedAt: moment,
  answeredAt: moment.nullable(),
  endedAt: moment.nullable(),
  durationMs: z.number().int(),
  attempts: z.number().int(),
  reason: z.enum(transferReasons).nullable(),
  segments: z.array(z.object({ stage: z.enum([...stages, 'menu']), from: moment, to: moment.nullable() })),
  marks: z.array(z.object({ kind: z.enum(markKinds), at: moment })),
});
export const callListed = call.meta({ id: 'Call' });
export type CallListed = z.output<typeof callListed>;
export const callPage = pageOf(callListed).meta({ id: 'CallPage' });

export const callDetail = call
  .extend({
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
    end: z.object({ reason: z.enum(endReasons), party: z.enum(parties) }).nullable(),
  })
  .meta({ id: 'CallDetail' });
export type CallDetail = z.output<typeof callDetail>;

import { transferResults, type Target } from '@voicecore/domain/call';
import type { AgentId, DepartmentId } from '@voicecore/domain/kernel';
import { presenceReasons, presenceStatuses } from '@voicecore/domain/presence';
import { z } from 'zod';

const moment = z.number().int().meta({ description: 'Milliseconds since the epoch, by the clock of the server' });

export const statusBody = z
  .strictObject({ status: z.enum(['available', 'not_available']) })
  .meta({ id: 'AgentStatusWish' });
export type StatusBody = z.output<typeof statusBody>;

export const agentStatus = z
  .object({
    id: z.uuid(),
    status: z.enum(presenceStatuses),
    statusReason: z.enum(presenceReasons).nullable(),
    statusAt: moment,
  })
  .meta({ id: 'AgentStatus' });

const deskAgent = agentStatus
  .extend({
    setBy: z.string().nullable().meta({ description: 'Who set the status for them, while that is why it is so' }),
  })
  .meta({ id: 'DeskAgent' });

export const lineToken = z
  .object({
    line: z.enum(['sandbox', 'twilio']),
    token: z.string(),
    identity: z.string(),
    sandboxPort: z.number().int().nullable(),
    expiresAt: moment,
  })
  .meta({ id: 'LineToken' });
export type LineToken = z.output<typeof lineToken>;

const turn = z.object({
  seq: z.number().int(),
  speaker: z.enum(['caller', 'receptionist', 'agent', 'system']),
  text: z.string(),
});

const caller = {
  callId: z.uuid(),
  token: z.string().meta({ description: 'Lets the line of this agent, and no other, dial in' }),
  caller: z.string().nullable(),
  reason: z.string().nullable(),
  language: z.enum(['en', 'es']),
  turns: z.array(turn),
};

export const offer = z
  .object({
    ...caller,
    offerId: z.uuid(),
    departmentName: z.object({ en: z.string(), es: z.string() }).nullable(),
    expiresAt: moment,
  })
  .meta({ id: 'Offer' });
export type Offer = z.output<typeof offer>;

const target = z.object({ kind: z.enum(['agent', 'department']), id: z.uuid() });

const transferring = z
  .object({ to: target, since: moment, ringing: z.uuid().nullable().meta({ description: 'The agent who is rung' }) })
  .meta({ id: 'Transferring', description: 'Somebody is rung who is to take the caller' });

const endedTransfer = z
  .object({ to: target, result: z.enum(transferResults), at: moment })
  .meta({ id: 'EndedTransfer', description: 'What became of the transfer that this agent asked for last' });

export const deskCall = z
  .object({
    ...caller,
    stage: z.string(),
    since: moment,
    transferring: transferring.nullable(),
    lastTransfer: endedTransfer.nullable(),
  })
  .meta({ id: 'DeskCall' });
export type DeskCall = z.output<typeof deskCall>;

const missedCall = z
  .object({
    callId: z.uuid(),
    caller: z.string().nullable().meta({ description: 'Null where the number is withheld or cannot be read any more' }),
    at: moment,
    result: z.enum(['missed', 'declined']),
  })
  .meta({ id: 'MissedCall', description: 'A call that rang here and was not taken' });
export type MissedCall = z.output<typeof missedCall>;

export const desk = z
  .object({
    agent: deskAgent,
    offer: offer.nullable(),
    call: deskCall.nullable(),
    handedOver: z
      .object({ callId: z.uuid(), to: target, at: moment })
      .nullable()
      .meta({ description: 'The newest call of this agent, if a transfer of theirs was taken within the last minute' }),
    missed: z.array(missedCall).meta({ description: 'Not seen yet, newest first, twenty at the most' }),
    now: moment,
  })
  .meta({ id: 'Desk' });
export type Desk = z.output<typeof desk>;

export const recentResults = ['answered', 'missed', 'declined', 'withdrawn'] as const;
const recentCall = z
  .object({
    callId: z.uuid(),
    caller: z.string().nullable().meta({ description: 'Null where the number is withheld or cannot be read any more' }),
    at: moment,
    result: z
      .enum(recentResults)
      .meta({ description: '`withdrawn`: it rang, and the caller or somebody else was quicker' }),
  })
  .meta({ id: 'RecentCall' });
export type RecentCall = z.output<typeof recentCall>;
export const recentCalls = z
  .object({ items: z.array(recentCall).meta({ description: 'Newest first, ten at the most' }) })
  .meta({ id: 'RecentCalls' });
export type RecentCalls = z.output<typeof recentCalls>;

export const holdBody = z.strictObject({ on: z.boolean() }).meta({ id: 'HoldWish' });
export type HoldBody = z.output<typeof holdBody>;

export const transferBody = z
  .strictObject({ kind: z.enum(['agent', 'department']), id: z.uuid() })
  .meta({ id: 'TransferWish' });
export type TransferBody = z.output<typeof transferBody>;

export function targetOf({ kind, id }: TransferBody): Target {
  return kind === 'agent' ? { kind, id: id as AgentId } : { kind, id: id as DepartmentId };
}

import { transferResults, type Target } from '@voicecore/domain/call';
import type { AgentId, DepartmentId } from '@voicecore/domain/kernel';
import { presenceReasons, presenceStatuses } from '@voicecore/domain/presence';
import { z } from 'zod';
import { knownCaller, knownName } from '../contacts';

const moment = z.number().int().meta({ description: "Milliseconds since the epoch, by the server's clock" });

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
    setBy: z.string().nullable().meta({
      description: 'The name of the person who set the status for the agent; null when the status has another reason',
    }),
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
  token: z.string().meta({ description: "Lets only this agent's softphone dial in to the call" }),
  caller: z.string().nullable(),
  contact: knownCaller.nullable(),
  reason: z.string().nullable(),
  language: z.enum(['en', 'es']),
  spamScore: z.number().int().nullable().meta({
    description: 'The score of a caller whom screening flagged or challenged; null for any other caller',
  }),
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
  .object({
    to: target,
    since: moment,
    ringing: z.uuid().nullable().meta({ description: 'The agent whose phone is ringing' }),
  })
  .meta({ id: 'Transferring', description: 'A transfer in progress: the target is being called' });

const endedTransfer = z
  .object({ to: target, result: z.enum(transferResults), at: moment })
  .meta({ id: 'EndedTransfer', description: 'The result of the last transfer that this agent requested' });

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
    caller: z.string().nullable().meta({ description: 'Null when the number is withheld or can no longer be read' }),
    contact: knownName.nullable(),
    at: moment,
    result: z.enum(['missed', 'declined']),
  })
  .meta({ id: 'MissedCall', description: 'A call that rang at this desk and was not taken' });
export type MissedCall = z.output<typeof missedCall>;

export const desk = z
  .object({
    agent: deskAgent,
    offer: offer.nullable(),
    call: deskCall.nullable(),
    handedOver: z.object({ callId: z.uuid(), to: target, at: moment }).nullable().meta({
      description: "The agent's newest call, if the agent transferred it and the target took it within the last minute",
    }),
    missed: z
      .array(missedCall)
      .meta({ description: 'Missed calls that the agent has not seen yet, newest first, at most 20' }),
    now: moment,
  })
  .meta({ id: 'Desk' });
export type Desk = z.output<typeof desk>;

export const recentResults = ['answered', 'missed', 'declined', 'withdrawn'] as const;
const recentCall = z
  .object({
    callId: z.uuid(),
    caller: z.string().nullable().meta({ description: 'Null when the number is withheld or can no longer be read' }),
    contact: knownName.nullable(),
    at: moment,
    result: z.enum(recentResults).meta({
      description: '`withdrawn`: it stopped ringing here, e.g. because the caller left or someone else took it',
    }),
  })
  .meta({ id: 'RecentCall' });
export type RecentCall = z.output<typeof recentCall>;
export const recentCalls = z
  .object({ items: z.array(recentCall).meta({ description: 'Newest first, at most 10' }) })
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

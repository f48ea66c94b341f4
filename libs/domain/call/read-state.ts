import type { AgentId, DepartmentId, Instant, OfferId } from '../kernel';
import type { Target } from './inputs';
import { stateShape } from './state';
import type { CallEnd, CallRecord, CallState, QueuePlace, Room, StageState } from './state';
import type { Spoken } from './step';

/**
 * The snapshot from before a call's state was a union by stage: fields that only one stage has were null in the others.
 */
export interface FlatState extends Omit<
  CallRecord,
  'shape' | 'roomsOpened' | 'messages' | 'configVersion' | 'fallbackDepartment'
> {
  readonly config: {
    readonly version: number;
    readonly ringSeconds: number;
    readonly fallbackDepartment: DepartmentId | null;
  };
  readonly stage: StageState['stage'];
  readonly messages?: readonly string[];
  readonly k: number;
  readonly target: Target | null;
  readonly queuedAt: Instant | null;
  readonly tried: readonly AgentId[];
  readonly offer: {
    readonly offerId: OfferId;
    readonly agentId: AgentId;
    readonly k: number;
    readonly at: Instant;
    readonly legSid: string | null;
    readonly acceptedAt: Instant | null;
  } | null;
  readonly talk: {
    readonly k: number;
    readonly agentId: AgentId;
    readonly offerId: OfferId;
    readonly agentLeg: string | null;
    readonly conferenceSid: string | null;
    readonly callerIn: boolean;
    readonly joinedAt: Instant;
    readonly agentGoneAt: Instant | null;
  } | null;
  readonly heldSince: Instant | null;
  readonly closing: {
    readonly say: readonly Spoken[];
    readonly reason: CallEnd['reason'];
    readonly party: CallEnd['party'];
  } | null;
  readonly end: CallEnd | null;
}

/** Reads a stored snapshot, in whatever shape it was written, as the state it represents. */
export function readState(stored: CallState | FlatState): CallState {
  return 'shape' in stored ? stored : fromFlat(stored);
}

function fromFlat(flat: FlatState): CallState {
  const { k, target, queuedAt, tried, offer, talk, heldSince, closing, end, config, ...rest } = flat;
  const record: CallRecord = {
    ...rest,
    shape: stateShape,
    configVersion: config.version,
    fallbackDepartment: config.fallbackDepartment,
    roomsOpened: k,
    say: closing?.say ?? rest.say,
    messages: rest.messages ?? [],
  };
  return { ...record, ...stageOf(flat) };
}

function stageOf(flat: FlatState): StageState {
  const { stage, offer, talk, closing, end } = flat;
  const place = placeOfFlat(flat);
  if (stage === 'ended' && end !== null) return { stage, end };
  if (stage === 'announcing' && closing !== null)
    return { stage, closing: { reason: closing.reason, party: closing.party } };
  if (stage === 'message' || place === null) return { stage: stage === 'message' ? 'message' : 'receptionist' };
  if (stage === 'ringing' && offer !== null) {
    const { k: roomNumber, at, ...rest } = offer;
    const expiresAt = at + flat.config.ringSeconds * 1_000;
    return { stage, place, offers: [{ ...rest, roomNumber, expiresAt }] };
  }
  if ((stage === 'talking' || stage === 'held') && talk !== null) return { stage, place, room: roomOfFlat(talk, flat) };
  return { stage: 'waiting', place };
}

function placeOfFlat({ target, queuedAt, startedAt, tried, stage }: FlatState): QueuePlace | null {
  return stage === 'receptionist' || target === null ? null : { target, since: queuedAt ?? startedAt, tried };
}

function roomOfFlat(talk: NonNullable<FlatState['talk']>, { heldSince }: FlatState): Room {
  return {
    number: talk.k,
    conferenceSid: talk.conferenceSid ?? '',
    people: [
      { role: 'caller', joined: talk.callerIn, heldSince },
      {
        role: 'agent',
        agentId: talk.agentId,
        offerId: talk.offerId,
        joinedAt: talk.joinedAt,
        legSid: talk.agentLeg,
        goneAt: talk.agentGoneAt,
      },
    ],
  };
}

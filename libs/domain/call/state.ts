import type { AgentId, DepartmentId, EntryId, Instant, Language, OfferId, ProcessId } from '../kernel';
import type { Verdict } from '../screening';
import type { AttemptState } from '../understanding';
import type { Target, TransferReason } from './inputs';
import type { Spoken } from './step';

export const stages = [
  'arriving',
  'challenged',
  'receptionist',
  'waiting',
  'ringing',
  'talking',
  'held',
  'transferring',
  'message',
  'announcing',
  'ended',
] as const;
export type Stage = (typeof stages)[number];

/** The party responsible for the reason a call ended. */
export const parties = ['caller', 'tenant', 'carrier', 'model', 'us'] as const;
export type Party = (typeof parties)[number];

export const endReasons = [
  'caller_hung_up',
  'agent_hung_up',
  'receptionist_finished',
  'message_taken',
  'no_message',
  'emergency',
  'suspended',
  'closed',
  'blocked',
  'challenge_failed',
  'blocked_by_words',
  'line_failed',
  'too_long',
  'trouble',
] as const;
export type EndReason = (typeof endReasons)[number];

export interface CallEnd {
  readonly reason: EndReason;
  readonly party: Party;
  readonly at: Instant;
}

/** Who acts as receptionist: the streamed model, or the carrier's own speech recognition and voices. */
export const engines = ['model', 'menu'] as const;
export type Engine = (typeof engines)[number];

/**
 * An offer to one agent. Each offer has its own conference room; `acceptedAt` is set once the agent's browser has
 * dialed in.
 */
export interface Offer {
  readonly offerId: OfferId;
  readonly agentId: AgentId;
  readonly roomNumber: number;
  readonly expiresAt: Instant;
  readonly legSid: string | null;
  readonly acceptedAt: Instant | null;
}

/** A caller's place in the queue. It is kept while people talk: a caller who is left alone goes back to it. */
export interface QueuePlace {
  readonly target: Target;
  readonly since: Instant;
  /** Agents who did not take the call; they are not called again from this place. */
  readonly tried: readonly AgentId[];
  /** True for callers who reported something urgent. */
  readonly escalated?: true;
  /** When the caller went on to the overflow or after-hours department: the longest wait counts anew. */
  readonly overflowedAt?: Instant;
  /** When somebody put the caller at the front of the queue. */
  readonly pulledAt?: Instant;
  /** When the agent who lost the line was no longer waited for; that agent may still come back to the desk. */
  readonly leftAloneAt?: Instant;
}

export interface CallerInRoom {
  readonly role: 'caller';
  /** True if the carrier has reported that the caller joined. */
  readonly joined: boolean;
  readonly heldSince: Instant | null;
}

export interface AgentInRoom {
  readonly role: 'agent';
  readonly agentId: AgentId;
  readonly offerId: OfferId;
  readonly joinedAt: Instant;
  /** Null if the leg was lost without notice; the same agent may dial back in. */
  readonly legSid: string | null;
  readonly goneAt: Instant | null;
  /** The leg with which the agent has dialed back in, while it is not in the room yet. */
  readonly returningLeg?: string;
}

/** The conference `<call>-<number>` and who is in it. */
export interface Room {
  readonly number: number;
  readonly conferenceSid: string;
  readonly people: readonly (CallerInRoom | AgentInRoom)[];
}

/** A transfer that is under way: who asked for it, and what becomes true again if no one takes the caller. */
export interface Transfer {
  readonly by: AgentId;
  readonly since: Instant;
  readonly before: Pick<CallRecord, 'reason' | 'department'> & { readonly place: QueuePlace };
}

export const transferResults = ['handed_over', 'taken_back', 'declined', 'not_answered', 'not_available'] as const;
export type TransferResult = (typeof transferResults)[number];

/** The result of the most recent transfer. */
export interface EndedTransfer {
  readonly by: AgentId;
  readonly to: Target;
  readonly result: TransferResult;
  readonly at: Instant;
}

export interface Segment {
  readonly stage: Stage;
  readonly from: Instant;
}

export const markKinds = ['lookup', 'effect', 'key', 'interruption', 'resume', 'attempt'] as const;
export type MarkKind = (typeof markKinds)[number];
export interface Mark {
  readonly kind: MarkKind;
  readonly at: Instant;
}

/** The version of the stored snapshot's shape; older ones are read by `readState`. */
export const stateShape = 2;

/** What is true of a call in every stage. Holds nothing that a person said, typed or is called. */
export interface CallRecord {
  readonly shape: typeof stateShape;
  /** Number of the newest entry. */
  readonly n: number;
  readonly startedAt: Instant;
  /** The version of the tenant's configuration that was current when the call came in. */
  readonly configVersion: number;
  /** Where callers go who do not ask for a particular person or department, as it was when the call came in. */
  readonly fallbackDepartment: DepartmentId | null;
  /** The longest wait for a person, ms; missing in older calls. */
  readonly queueMs?: number;
  /** The id of the number called; missing in older calls. */
  readonly number?: string;
  readonly engine: Engine;
  readonly language: Language;
  readonly languageKnown: boolean;
  /**
   * False until the caller has heard that an automated assistant answers; missing in calls from before the streams
   * spoke it.
   */
  readonly disclosed?: boolean;
  /** What screening found, unless it found nothing. */
  readonly screening?: Verdict;
  /** How many turns of the caller have been searched for words that screening rules name. */
  readonly wordsScreened?: number;
  readonly attempts: AttemptState;
  /** The document that the main slot is running, as far as we know. */
  readonly served: { readonly n: number; readonly key: string; readonly at: Instant } | null;
  /** The stream that runs in the served document, once it has started. */
  readonly stream: { readonly n: number; readonly process: ProcessId } | null;
  readonly resumes: readonly Instant[];
  /** Counts the menu's prompts, so that each one is a separate step. */
  readonly turn: number;
  readonly say: readonly Spoken[];
  /** Why the caller was last handed over. */
  readonly reason: TransferReason | null;
  /** Rooms opened so far: each offer opens one. */
  readonly roomsOpened: number;
  readonly department: DepartmentId | null;
  readonly lastAgent: AgentId | null;
  readonly lastTransfer?: EndedTransfer;
  readonly answeredAt: Instant | null;
  /** The entry that answered the caller's previous turn: if asked for again, it did not help. */
  readonly answered: EntryId | null;
  /** Messages left: a recording's id, or `written` for one that the receptionist wrote down. */
  readonly messages: readonly string[];
  /** Keys of the tools whose effect has been carried out. */
  readonly toolsDone: readonly string[];
  readonly segments: readonly Segment[];
  readonly marks: readonly Mark[];
}

/** A digit that the caller is asked to press, and how many times one has been asked for. */
export interface Challenge {
  readonly digit: number;
  readonly tries: number;
}

/** What is true in one stage only. */
export type StageState =
  | { readonly stage: 'challenged'; readonly challenge: Challenge }
  | { readonly stage: 'receptionist' }
  | { readonly stage: 'waiting'; readonly place: QueuePlace }
  /** At least one offer is open. */
  | { readonly stage: 'ringing'; readonly place: QueuePlace; readonly offers: readonly Offer[] }
  | { readonly stage: 'talking'; readonly place: QueuePlace; readonly room: Room }
  /** The caller is on hold. */
  | { readonly stage: 'held'; readonly place: QueuePlace; readonly room: Room }
  /**
   * One agent is being called, who will join the room; until then the caller is on hold and the transferring agent
   * stays.
   */
  | {
      readonly stage: 'transferring';
      /** The place of the transfer's target. */
      readonly place: QueuePlace;
      readonly room: Room;
      readonly offers: readonly Offer[];
      readonly transfer: Transfer;
    }
  | { readonly stage: 'message' }
  /** The last words are being said; then the line is closed, for this reason. */
  | { readonly stage: 'announcing'; readonly closing: { readonly reason: EndReason; readonly party: Party } }
  | { readonly stage: 'ended'; readonly end: CallEnd };

/** What is true of a call now. */
export type CallState = CallRecord & StageState;

export type LiveStage = Exclude<StageState['stage'], 'ended'>;

/** A call in one of these stages. */
export type CallIn<S extends StageState['stage']> = Extract<CallState, { readonly stage: S }>;

/** Returns the caller's place in the queue, which is kept until the call leads to a message or ends. */
export function placeOf(state: CallState): QueuePlace | null {
  return 'place' in state ? state.place : null;
}

/** Returns the open offers: the agents being called. */
export function offersOf(state: CallState): readonly Offer[] {
  return 'offers' in state ? state.offers : [];
}

export function endOf(state: CallState): CallEnd | null {
  return state.stage === 'ended' ? state.end : null;
}

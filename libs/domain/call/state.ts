import type { AgentId, DepartmentId, EntryId, Instant, Language, OfferId, ProcessId } from '../kernel';
import type { AttemptState } from '../understanding';
import type { CallConfig, Target, TransferReason } from './inputs';
import type { Spoken } from './step';

export const stages = [
  'arriving',
  'receptionist',
  'waiting',
  'ringing',
  'talking',
  'held',
  'message',
  'announcing',
  'ended',
] as const;
export type Stage = (typeof stages)[number];

/** With whom the reason of an end lies. */
export type Party = 'caller' | 'tenant' | 'carrier' | 'model' | 'us';

export type EndReason =
  | 'caller_hung_up'
  | 'agent_hung_up'
  | 'receptionist_finished'
  | 'message_taken'
  | 'no_message'
  | 'emergency'
  | 'suspended'
  | 'line_failed'
  | 'too_long'
  | 'trouble';

export interface CallEnd {
  readonly reason: EndReason;
  readonly party: Party;
  readonly at: Instant;
}

/** Who speaks as receptionist: the streamed model, or the carrier's own speech recognition and voices. */
export type Engine = 'model' | 'menu';

/** One agent being rung. `accepted` means that the agent's browser has dialled in. */
export interface Offer {
  readonly offerId: OfferId;
  readonly agentId: AgentId;
  readonly k: number;
  readonly at: Instant;
  readonly legSid: string | null;
  readonly acceptedAt: Instant | null;
}

/** An agent's presence in the conference room `<call>-<k>`. */
export interface Talk {
  readonly k: number;
  readonly agentId: AgentId;
  readonly offerId: OfferId;
  readonly agentLeg: string | null;
  readonly conferenceSid: string | null;
  readonly callerIn: boolean;
  readonly joinedAt: Instant;
  /** When the agent's leg was lost without a word; the same agent may dial back in. */
  readonly agentGoneAt: Instant | null;
}

export interface Segment {
  readonly stage: Stage;
  readonly from: Instant;
}

export type MarkKind = 'lookup' | 'effect' | 'key' | 'interruption' | 'resume' | 'attempt';
export interface Mark {
  readonly kind: MarkKind;
  readonly at: Instant;
}

/** What is true of a call now. Holds nothing that a person said, typed or is called. */
export interface CallState {
  /** Number of the newest entry. */
  readonly n: number;
  readonly stage: Stage;
  readonly startedAt: Instant;
  readonly config: CallConfig;
  readonly engine: Engine;
  readonly language: Language;
  readonly languageKnown: boolean;
  readonly attempts: AttemptState;
  /** The document that the main slot is running, as far as we know. */
  readonly served: { readonly n: number; readonly key: string; readonly at: Instant } | null;
  /** The stream that runs in the served document, once it has started. */
  readonly stream: { readonly n: number; readonly process: ProcessId } | null;
  readonly resumes: readonly Instant[];
  /** Counts the menu's prompts, so that each is a step of its own. */
  readonly turn: number;
  readonly say: readonly Spoken[];
  readonly target: Target | null;
  readonly reason: TransferReason | null;
  readonly queuedAt: Instant | null;
  readonly offer: Offer | null;
  readonly tried: readonly AgentId[];
  /** Rooms opened so far. */
  readonly k: number;
  readonly talk: Talk | null;
  readonly heldSince: Instant | null;
  readonly department: DepartmentId | null;
  readonly lastAgent: AgentId | null;
  readonly answeredAt: Instant | null;
  /** The entry that answered the caller's previous turn: asked again, it did not help. */
  readonly answered: EntryId | null;
  /** What is being said before the line is closed, and why it will be. */
  readonly closing: { readonly say: readonly Spoken[]; readonly reason: EndReason; readonly party: Party } | null;
  readonly end: CallEnd | null;
  /** Messages left: a recording's id, or `written` for one that the receptionist wrote down. */
  readonly messages: readonly string[];
  /** Keys of tools whose effect has been done. */
  readonly toolsDone: readonly string[];
  readonly segments: readonly Segment[];
  readonly marks: readonly Mark[];
}

import type { AgentId, DepartmentId, Language, OfferId, PersonId, ProcessId } from '../kernel';
import type { Attestation } from '../screening';
import type { Target, TurnFacts } from '../understanding';
import type { EntryHit } from './facts';

export type { Target };

/** Why a caller was handed over: the rule that caused it. */
export const transferReasons = [
  'asked_for_person',
  'asked_by_name',
  'extension',
  'attempts',
  'urgent',
  'agent',
  'fallback',
] as const;
export type TransferReason = (typeof transferReasons)[number];

/** A terminal `CallStatus` of the carrier. */
export type TerminalStatus = 'completed' | 'busy' | 'failed' | 'no-answer' | 'canceled';

/** Tools that change the course of a call; the others only look things up. */
export const courseTools = ['transfer', 'ask_for_human', 'take_message', 'end_call'] as const;
export type CourseTool = (typeof courseTools)[number];

/** What the receptionist may claim to have done or to be doing, in the order in which false claims are corrected. */
export const promiseKinds = ['transfer', 'callback', 'booking', 'message', 'other'] as const;
export type PromiseKind = (typeof promiseKinds)[number];

/** A leg in the conference room `<call>-<k>`. */
export interface Participation {
  readonly k: number;
  readonly conferenceSid: string;
  readonly legSid: string;
  readonly who: 'caller' | 'agent';
}

/** What an agent may request from the softphone. */
export type AgentWish =
  | { readonly kind: 'decline'; readonly offerId: OfferId }
  | { readonly kind: 'hold'; readonly on: boolean }
  | { readonly kind: 'transfer'; readonly target: Target }
  | { readonly kind: 'takeBack' }
  | { readonly kind: 'hangUp' };

/** What somebody who manages a queue may decide about a waiting caller. */
export type QueueWish =
  /** Puts the caller at the front. */
  | { readonly kind: 'pull' }
  /** Sends the caller to another department or person. */
  | { readonly kind: 'move'; readonly target: Target }
  /** Calls this agent for the caller, out of turn. */
  | { readonly kind: 'take'; readonly agentId: AgentId };

/**
 * Everything that can happen to a call. What a person said, typed or is called is held in `personal`, which the ledger
 * stores sealed and separately; the rest is open: ids, enums, numbers and times.
 */
export type CallInput =
  | {
      readonly kind: 'CallArrived';
      readonly answerWith: 'auto' | 'menu';
      readonly withheld: boolean;
      /** Missing in calls from before callers were screened. */
      readonly attestation?: Attestation;
      /** False: callers of this number are not screened. */
      readonly screened?: false;
      /** The id of the number called; missing in calls from before numbers had rules of their own. */
      readonly number?: string;
      readonly department: DepartmentId | null;
    }
  /** The main slot asks what comes next; `n` is that of the document that sends the request. */
  | { readonly kind: 'DocumentAsked'; readonly n: number }
  /**
   * What the caller said or typed into the menu receptionist's `<Gather>`; if both are empty, the caller was silent.
   */
  | {
      readonly kind: 'TurnHeard';
      readonly n: number;
      readonly confidence: number | null;
      readonly personal: { readonly speech?: string; readonly digits?: string };
    }
  | { readonly kind: 'StreamStarted'; readonly n: number; readonly streamSid: string; readonly process: ProcessId }
  /** Recorded only: a hang-up closes the same socket, so this input decides nothing. */
  | { readonly kind: 'StreamClosed'; readonly n: number; readonly reason: string }
  /** The caller has heard all of the sentence that says that an automated assistant answers. */
  | { readonly kind: 'DisclosureHeard' }
  | { readonly kind: 'LanguageKnown'; readonly language: Language }
  /** One of the caller's first turns in a streamed conversation, for a business that screens words. */
  | { readonly kind: 'FirstWordsHeard'; readonly personal: { readonly speech: string } }
  /** A caller's turn in a streamed conversation, judged after it ended. */
  | { readonly kind: 'TurnTaken'; readonly turn: TurnFacts }
  | {
      readonly kind: 'LookedUp';
      readonly tool: string;
      readonly hits: readonly EntryHit[];
      readonly personal: { readonly question: string };
    }
  | {
      readonly kind: 'ToolAsked';
      readonly tool: CourseTool;
      /** The position in the conversation, so that a repetition is recognized as the same request. */
      readonly toolKey: string;
      readonly target: Target | null;
      readonly reason: TransferReason;
      readonly personal: { readonly message?: string };
    }
  | { readonly kind: 'DigitsPressed'; readonly personal: { readonly digits: string } }
  /** The model can no longer serve this call; the menu receptionist takes over. */
  | { readonly kind: 'ModelFailed'; readonly reason: string }
  | { readonly kind: 'EmergencyHeard' }
  /** The receptionist claimed to have done something that was not done, and has taken it back in the same turn. */
  | { readonly kind: 'PromiseCorrected'; readonly promise: PromiseKind }
  /** The caller reports something that the business considers urgent. */
  | { readonly kind: 'UrgencyHeard' }
  /** An agent's browser dialed in with an offer's token. */
  | { readonly kind: 'AgentDialledIn'; readonly offerId: OfferId; readonly agentId: AgentId; readonly legSid: string }
  | ({ readonly kind: 'ParticipantJoined' } & Participation)
  | ({ readonly kind: 'ParticipantLeft' } & Participation)
  | { readonly kind: 'AgentWished'; readonly agentId: AgentId; readonly wish: AgentWish }
  | { readonly kind: 'QueueManaged'; readonly by: PersonId; readonly wish: QueueWish }
  /** The queue assigns a free agent to this waiting caller. */
  | { readonly kind: 'AgentAssigned'; readonly agentId: AgentId }
  /** No agent is left who could take this waiting caller, now or later. */
  | { readonly kind: 'NobodyLeft' }
  /** An agent who may be being called for this call has become unavailable. */
  | { readonly kind: 'AgentUnavailable'; readonly agentId: AgentId }
  | {
      readonly kind: 'MessageRecorded';
      readonly n: number;
      readonly recordingSid: string | null;
      readonly seconds: number;
    }
  /**
   * The carrier reports a recording separately from the document that followed it, in any order and stage, and also
   * after the end.
   */
  | { readonly kind: 'RecordingReady'; readonly recordingSid: string; readonly seconds: number }
  | { readonly kind: 'CarrierReported'; readonly status: TerminalStatus; readonly seconds: number | null }
  | { readonly kind: 'TimerFired'; readonly n: number };

export type InputKind = CallInput['kind'];

export type InputOf<Kind extends InputKind> = Extract<CallInput, { readonly kind: Kind }>;

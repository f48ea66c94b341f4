import type { AgentId, DepartmentId, EntryId, Instant, Language, OfferId, ProcessId } from '../kernel';
import type { Verdict } from '../screening';
import type { TurnFacts } from '../understanding';
import type { CourseTool, PromiseKind, Target, TransferReason } from './inputs';
import type { EndReason, Engine, MarkKind, Party, TransferResult } from './state';
import type { Spoken } from './step';

/** What holds for the whole call; older ledgers kept a copy of the configuration. */
export type PinnedAtRing =
  | { readonly configVersion: number; readonly fallbackDepartment: DepartmentId | null }
  | { readonly config: { readonly version: number; readonly fallbackDepartment: DepartmentId | null } };

/** `taken`: another agent who was called at the same time took the call first. */
export const offerClosings = ['declined', 'expired', 'withdrawn', 'taken'] as const;
export type HowOfferCloses = (typeof offerClosings)[number];

/** Why a transfer is refused; sent to the agent who asks. */
export const transferRefusals = ['in_call', 'not_available', 'under_way'] as const;
export type TransferRefusal = (typeof transferRefusals)[number];

/** A fact of the call, in the past tense; `evolve` folds them into the state. */
export type CallEvent =
  | (PinnedAtRing & {
      readonly kind: 'CallBegan';
      readonly engine: Engine;
      readonly language: Language;
      readonly department: DepartmentId | null;
      /**
       * False: nothing has been said yet. Older calls were opened by the document of a stream, and do not record it.
       */
      readonly disclosed?: false;
      /** The longest wait for a person, ms; missing in older calls. */
      readonly queueMs?: number;
      /** False: neither the caller nor their words are screened. */
      readonly screened?: false;
      /** The id of the number called; missing in older calls. */
      readonly number?: string;
    })
  /** The caller was screened, and something about them was found. */
  | ({ readonly kind: 'CallerScreened' } & Verdict)
  /** One of the caller's first turns was searched for words that screening rules name; the verdict that follows. */
  | ({ readonly kind: 'WordsScreened' } & Verdict)
  /** The caller is asked to press this digit before anything else. */
  | { readonly kind: 'CallerChallenged'; readonly digit: number }
  | { readonly kind: 'ChallengePassed' }
  | { readonly kind: 'StepServed'; readonly n: number; readonly key: string }
  | { readonly kind: 'ReceptionistSpoke'; readonly say: readonly Spoken[] }
  | { readonly kind: 'StreamBegan'; readonly n: number; readonly process: ProcessId }
  | { readonly kind: 'StreamLost' }
  | { readonly kind: 'DisclosureGiven' }
  | { readonly kind: 'EngineChanged'; readonly engine: Engine; readonly say: readonly Spoken[] }
  | { readonly kind: 'LanguageSet'; readonly language: Language }
  | { readonly kind: 'AttemptJudged'; readonly turn: TurnFacts }
  | {
      readonly kind: 'QuestionLookedUp';
      readonly entryId: EntryId | null;
      readonly score: number;
      readonly tool: string;
    }
  | { readonly kind: 'ToolDone'; readonly tool: CourseTool; readonly toolKey: string }
  /** The receptionist claimed something that was not done, and took it back. */
  | { readonly kind: 'PromiseTakenBack'; readonly promise: PromiseKind }
  | { readonly kind: 'Marked'; readonly mark: MarkKind }
  | {
      readonly kind: 'CallerQueued';
      readonly target: Target;
      readonly reason: TransferReason;
      readonly keepPlace: boolean;
      /** The agent who was talking with the caller lost the line. */
      readonly leftAlone?: boolean;
      /** The caller goes on to a department that takes those whom others cannot, or for whom others are closed. */
      readonly overflowed?: true;
      readonly say: readonly Spoken[];
    }
  /** Somebody put the caller at the front of the queue. */
  | { readonly kind: 'CallerPulled' }
  /** The caller did not want to wait any longer and talks to the receptionist again. */
  | { readonly kind: 'CallerReturned'; readonly say: readonly Spoken[] }
  | {
      readonly kind: 'AgentOffered';
      readonly offerId: OfferId;
      readonly agentId: AgentId;
      readonly k: number;
      /** Older ledgers, written before offers recorded their end, do not have it: it was 20 s later. */
      readonly expiresAt?: Instant;
    }
  | { readonly kind: 'OfferAccepted'; readonly offerId: OfferId; readonly legSid: string }
  | {
      readonly kind: 'OfferClosed';
      readonly offerId: OfferId;
      readonly agentId: AgentId;
      readonly how: HowOfferCloses;
    }
  /**
   * Ledgers written before several agents could be called at once do not name the offer, as there was only one. The
   * same holds for `AgentLost`.
   */
  | {
      readonly kind: 'AgentJoined';
      readonly conferenceSid: string;
      readonly legSid: string;
      readonly offerId?: OfferId;
    }
  | { readonly kind: 'CallerJoined' }
  | { readonly kind: 'AgentLost'; readonly offerId?: OfferId }
  /** An agent of the room has dialed in again and is on the way into it. */
  | { readonly kind: 'AgentDialledBack'; readonly offerId: OfferId; readonly legSid: string }
  | { readonly kind: 'AgentReleased'; readonly agentId: AgentId }
  | { readonly kind: 'CallerHeld' }
  | { readonly kind: 'CallerUnheld' }
  | { readonly kind: 'TransferBegan'; readonly target: Target; readonly by: AgentId }
  | { readonly kind: 'TransferEnded'; readonly result: TransferResult }
  | { readonly kind: 'TransferRefused'; readonly target: Target; readonly why: TransferRefusal }
  | { readonly kind: 'MessageAsked'; readonly say: readonly Spoken[] }
  | {
      readonly kind: 'MessageLeft';
      readonly recordingSid: string | null;
      readonly seconds: number;
      readonly written: boolean;
    }
  | { readonly kind: 'Announced'; readonly say: readonly Spoken[]; readonly reason: EndReason; readonly party: Party }
  | { readonly kind: 'CallEnded'; readonly reason: EndReason; readonly party: Party };

/** What must be done outside the transaction: at least once, and harmless when repeated. */
export type Effect =
  | { readonly kind: 'redirect' }
  | { readonly kind: 'holdCaller'; readonly on: boolean; readonly conferenceSid: string }
  | { readonly kind: 'endLeg'; readonly legSid: string }
  | { readonly kind: 'endCall' };

/** What must hold across calls: a unique row or a conditional update in the same transaction. */
export type Claim =
  | {
      readonly kind: 'offerAgent';
      readonly offerId: OfferId;
      readonly agentId: AgentId;
      readonly k: number;
      readonly expiresAt: Instant;
    }
  | {
      readonly kind: 'moveOffer';
      readonly offerId: OfferId;
      readonly state: 'declined' | 'expired' | 'withdrawn' | 'joined' | 'accepted' | 'ended';
      readonly agentId: AgentId;
    };

/** A whole decision. */
export interface Decision {
  readonly events: readonly CallEvent[];
  readonly effects: readonly Effect[];
  readonly claims: readonly Claim[];
}

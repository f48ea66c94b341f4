import type { CallState, Outcome, Party, Step } from '@voicecore/domain/call';
import type { AgentId, CallId, DepartmentId, Instant, Language, ProcessId, TenantId } from '@voicecore/domain/kernel';

/** A call of a tenant, wherever it is in its course. */
export interface CallKey {
  readonly tenantId: TenantId;
  readonly callId: CallId;
}

/** A call as a signed request names it: one about the caller's leg must come from that leg. */
export interface LegKey extends CallKey {
  readonly legSid?: string;
}

/** A call's row as the ledger needs it. */
export interface CallRow {
  readonly id: CallId;
  readonly carrierSid: string;
  readonly wrappedKey: Buffer;
  readonly state: CallState;
  readonly answerWith: 'auto' | 'menu';
}

/** One entry: a whole decision. What a person said or typed is in `sealed`. */
export interface LedgerEntry {
  readonly n: number;
  readonly at: Instant;
  readonly inputKey: string;
  readonly input: object;
  readonly sealed: Buffer | null;
  readonly facts: object;
  readonly events: readonly object[];
  readonly step: Step;
  readonly configVersion: number;
}

/** What of the state is repeated in columns, for lists and for timers. */
export interface CallSnapshot {
  readonly state: CallState;
  readonly outcome: Outcome | null;
  /** With whom the reason of the end lies. */
  readonly endedBy: Party | null;
  readonly language: Language;
  readonly departmentId: DepartmentId | null;
  readonly agentId: AgentId | null;
  readonly answeredAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly wakeAt: Instant | null;
  readonly checkAt: Instant | null;
  readonly owner: { readonly process: ProcessId | null; readonly n: number } | null;
}

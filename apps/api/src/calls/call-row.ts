import type { CallState, Outcome, Party, Step } from '@voicecore/domain/call';
import type { AgentId, CallId, DepartmentId, Instant, Language, ProcessId, TenantId } from '@voicecore/domain/kernel';

/** Identifies a call of a tenant, at any stage. */
export interface CallKey {
  readonly tenantId: TenantId;
  readonly callId: CallId;
}

/** A call as a signed request names it. A request about the caller's leg must come from that leg. */
export interface LegKey extends CallKey {
  readonly legSid?: string;
}

/** The columns of a call's row that the ledger needs. */
export interface CallRow {
  readonly id: CallId;
  readonly carrierSid: string;
  readonly wrappedKey: Buffer;
  readonly state: CallState;
  readonly answerWith: 'auto' | 'menu';
}

/** One ledger entry: a whole decision. What a person said or typed is in `sealed`. */
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

/** The parts of the state that are copied to columns, for lists and timers. */
export interface CallSnapshot {
  readonly state: CallState;
  readonly outcome: Outcome | null;
  /** The party responsible for the end of the call. */
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

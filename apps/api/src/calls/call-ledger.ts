import { Injectable } from '@nestjs/common';
import { DatabaseFault, TenantDb, type TenantTx } from '@voicecore/database';
import {
  agentsIn,
  asksForDocument,
  checkAt,
  decide,
  endOf,
  evolveAll,
  factsAsUsed,
  isNothing,
  isOwnInput,
  nextStep,
  outcomeOf,
  roomOf,
  wakeAt,
  type CallConfig,
  type CallEvent,
  type CallInput,
  type CallState,
  type Decision,
  type Facts,
  type Step,
  type EntryHit,
} from '@voicecore/domain/call';
import type { CallId, Instant, TenantId } from '@voicecore/domain/kernel';
import { countUse, KnowledgeSearch } from '../knowledge';
import { AppError } from '../platform/app-error';
import { aboutCall } from '../platform/call-context';
import { notifyLive } from '../platform/live-notice';
import { Sealing, type Seal } from '../platform/sealing';
import { CallFacts } from './call-facts';
import { CallOutbox } from './call-outbox';
import type { CallKey, CallSnapshot, LegKey } from './call-row';
import { CallStore, type OutboxRow } from './call.store';
import { makeClaims } from './claims';
import type { CallNames } from './call-names';
import { keepMessages } from './call-records';
import { keepTurns, spokenTurns } from './call-turns.store';
import { QueueChanges } from './queue-changes';
import { keepPlace } from './queue-places.store';
import { keepVerdict } from '../screening';
import { FactSources } from './fact-sources';

/** The outcome of one input. */
export interface Applied {
  readonly state: CallState;
  /** The events of this input; empty when it was already known or changed nothing. */
  readonly events: Decision['events'];
  /** The step that the main slot is running, and its `n`. */
  readonly served: { readonly n: number; readonly step: Step } | null;
  /** Names for the document to return; null when no document was requested. */
  readonly names: CallNames | null;
  /** The configuration version that the call is pinned to. */
  readonly config: CallConfig;
}

/** How many times a decision is retried after another process wrote first. */
const races = 5;

/**
 * The only place that decides the course of a call: lock, facts, decide, claim, append, snapshot and outbox in one
 * tenant transaction, then the effects.
 */
@Injectable()
export class CallLedger {
  constructor(
    private readonly db: TenantDb,
    private readonly sealing: Sealing,
    private readonly search: KnowledgeSearch,
    private readonly outbox: CallOutbox,
    private readonly queue: QueueChanges,
    readonly sources: FactSources,
  ) {}

  /**
   * Applies an input to a call. `inputKey` is unique within the call: the carrier's idempotency token, or the input's
   * own ids. When the key is already stored, the answer is the result of the earlier input. Returns null when the
   * tenant has no such call.
   */
  async apply(call: LegKey, input: CallInput, inputKey: string): Promise<Applied | null> {
    aboutCall(call.callId);
    for (let race = 0; ; race++) {
      try {
        const { applied, effects } = await this.db.run(call.tenantId, (tx) =>
          this.inTransaction(tx, call, input, inputKey),
        );
        this.outbox.dispatch(call, effects);
        if (applied !== null && concernsQueue(applied)) this.queue.changed(call.tenantId);
        return applied;
      } catch (error) {
        if (race >= races || !lostRace(error)) throw error;
      }
    }
  }

  /** Returns the current state of the call; null when the tenant has no such call. */
  async read(call: CallKey): Promise<CallState | null> {
    const row = await this.db.run(call.tenantId, (tx) => new CallStore(tx).read(call.callId));
    return row?.state ?? null;
  }

  /** Returns the carrier's id of the caller's leg. */
  async carrierSid(call: CallKey): Promise<string | null> {
    const row = await this.db.run(call.tenantId, (tx) => new CallStore(tx).read(call.callId));
    return row?.carrierSid ?? null;
  }

  /** Returns the call that a caller's leg belongs to. */
  idOf(tenantId: TenantId, carrierSid: string): Promise<CallId | null> {
    return this.db.run(tenantId, (tx) => new CallStore(tx).idOf(carrierSid));
  }

  private async inTransaction(tx: TenantTx, { callId, legSid }: LegKey, input: CallInput, inputKey: string) {
    const store = new CallStore(tx);
    const locked = await store.lock(callId, inputKey);
    if (locked === null) return { applied: null, effects: [] };
    if (legSid !== undefined && legSid !== locked.row.carrierSid) throw new AppError('not_allowed');
    const { state, wrappedKey } = locked.row;
    const config = await this.sources.configurations.read(tx, state.configVersion);
    if (locked.answered) return { applied: await this.answeredBefore(tx, callId, state, config), effects: [] };
    const seal = await this.sealing.call(tx, callId, wrappedKey);
    const names = asksForDocument(input) ? await this.sources.names.read(tx) : null;
    const request = { state, input, config, callId, names };
    const facts = await new CallFacts(tx, this.search, this.sources).fetch(request);
    return this.decideAndAppend(tx, { callId, before: state, input, inputKey, facts, names, seal });
  }

  /** Decides, claims what must hold across calls, decides again without the claims that were lost, and appends. */
  async decideAndAppend(tx: TenantTx, entry: EntryDraft): Promise<{ applied: Applied; effects: readonly OutboxRow[] }> {
    const { callId, before, input, inputKey, names, seal } = entry;
    const { decision: wanted, facts } = await decideWithClaims(tx, entry);
    const decision = await this.outbox.withoutRepeated(tx, callId, wanted);
    if (before !== null && isOwnInput(input) && isNothing(decision)) {
      await this.lookAgain(tx, callId, before, facts.now);
      return { applied: { state: before, events: [], served: null, names, config: facts.config }, effects: [] };
    }
    const n = (before?.n ?? 0) + 1;
    const after = evolveAll(before, decision.events, facts.now);
    if (after === null) throw new Error('a call began without an event');
    const state: CallState = { ...after, n };
    const effects = this.outbox.rowsOf(callId, n, decision.effects);
    const step = nextStep(state);
    const { personal, ...open } = { personal: undefined, ...input };
    const store = new CallStore(tx);
    await store.append(
      callId,
      {
        n,
        at: facts.now,
        inputKey,
        input: open,
        sealed: personal === undefined ? null : seal.seal(ledgerPlace(callId, n), JSON.stringify(personal)),
        facts: storedFacts(factsAsUsed(before, facts, decision)),
        events: decision.events,
        step,
        configVersion: state.configVersion,
      },
      snapshotOf(state, input, facts.now),
      effects,
    );
    await countUses(tx, decision.events);
    if (state.screening && state.screening !== before?.screening)
      await keepVerdict(tx, callId, state.screening, facts.now);
    const late = await keepPlace(tx, callId, before, state, facts.now);
    if (late !== null) this.sources.metrics.queueEstimateError.observe(late / 1_000);
    await tellWhoHandsOver(tx, before, state);
    await keepMessages(tx, { callId, seal, state }, input, decision.events);
    if (names !== null && decision.events.length > 0)
      await keepTurns(
        tx,
        { callId, seal, sealing: this.sealing },
        spokenTurns(input, state, step, { ...names, config: facts.config }, facts.now),
      );
    const served = await servedStep(store, callId, state, step);
    return { applied: { state, events: decision.events, served, names, config: facts.config }, effects };
  }

  /**
   * Handles an input that adds no entry: only moves the next look. An ended call that has waited long enough for late
   * facts is marked complete.
   */
  private async lookAgain(tx: TenantTx, callId: CallId, state: CallState, now: Instant): Promise<void> {
    const store = new CallStore(tx);
    const at = wakeAt(state, now);
    if (state.stage === 'ended' && now >= at) await store.complete(callId);
    else await store.wakeLater(callId, at);
  }

  private async answeredBefore(tx: TenantTx, callId: CallId, state: CallState, config: CallConfig): Promise<Applied> {
    const served = await servedStep(new CallStore(tx), callId, state, nextStep(state));
    return { state, events: [], served, names: await this.sources.names.read(tx), config };
  }
}

const queueEvents: ReadonlySet<CallEvent['kind']> = new Set<CallEvent['kind']>([
  'CallerQueued',
  'CallerPulled',
  'OfferClosed',
  'AgentReleased',
  'CallEnded',
]);

/** True when a caller has begun to wait, or when an agent may have become free. */
function concernsQueue({ events }: Applied): boolean {
  return events.some(({ kind }) => queueEvents.has(kind));
}

/** Notifies the agents in the call, so that an agent who transfers a caller sees who is called and with what result. */
async function tellWhoHandsOver(tx: TenantTx, before: CallState | null, after: CallState): Promise<void> {
  const room = roomOf(after);
  if (room === null || (before?.stage !== 'transferring' && after.stage !== 'transferring')) return;
  for (const { agentId } of agentsIn(room)) await notifyLive(tx, 'desk', agentId, 0);
}

export interface EntryDraft {
  readonly callId: CallId;
  /** Null for the input that begins the call. */
  readonly before: CallState | null;
  readonly input: CallInput;
  readonly inputKey: string;
  readonly facts: Facts;
  /** Set for an input that requests a document. */
  readonly names: CallNames | null;
  readonly seal: Seal;
}

async function decideWithClaims(tx: TenantTx, entry: EntryDraft): Promise<{ decision: Decision; facts: Facts }> {
  let facts = entry.facts;
  for (;;) {
    const decision = decide(entry.before, entry.input, facts);
    const lost = await makeClaims(tx, entry.callId, decision.claims, facts.now);
    if (lost.length === 0) return { decision, facts };
    facts = { ...facts, lost: [...facts.lost, ...lost] };
  }
}

/** Returns the step of the served entry: normally the current one, an older one while a redirect is pending. */
async function servedStep(
  store: CallStore,
  callId: CallId,
  state: CallState,
  current: Step,
): Promise<Applied['served']> {
  if (state.served === null) return null;
  const { n } = state.served;
  if (n === state.n) return { n, step: current };
  const step = await store.stepAt(callId, n);
  return step === null ? null : { n, step };
}

/** Returns the facts as stored: the configuration by its version, and knowledge entries without their words. */
function storedFacts({ config, meaning, ...rest }: Facts): object {
  const facts = { ...rest, configVersion: config.version };
  if (meaning === undefined) return facts;
  const withoutWords = ({ entryId, score }: EntryHit) => ({ entryId, score });
  const { hits, nearest } = meaning;
  const storedHits = { hits: hits.map(withoutWords), ...(nearest && { nearest: withoutWords(nearest) }) };
  return { ...facts, meaning: { understood: meaning.understood, heard: meaning.heard, ...storedHits } };
}

function snapshotOf(state: CallState, input: CallInput, now: Instant): CallSnapshot {
  return {
    state,
    outcome: outcomeOf(state),
    endedBy: endOf(state)?.party ?? null,
    language: state.language,
    departmentId: state.department,
    agentId: state.lastAgent,
    answeredAt: state.answeredAt,
    endedAt: endOf(state)?.at ?? null,
    wakeAt: wakeAt(state, now),
    checkAt: checkAt(state, input, now),
    owner: ownerOf(state, input),
  };
}

/**
 * Returns the process that carries the stream; null once the stream has closed. The step stays known until the carrier
 * requests the next document.
 */
function ownerOf(state: CallState, input: CallInput): CallSnapshot['owner'] {
  if (state.stream === null || state.stage === 'ended') return null;
  const closed = input.kind === 'StreamClosed' && input.n === state.stream.n;
  return { n: state.stream.n, process: closed ? null : state.stream.process };
}

export function ledgerPlace(callId: CallId, n: number) {
  return { table: 'call_ledger', column: 'sealed', row: `${callId}:${n}` };
}

/**
 * True for a unique key that another process wrote first, a serialization failure or a deadlock: the decision is made
 * again on the new state.
 */
function lostRace(error: unknown): boolean {
  return error instanceof DatabaseFault && ['23505', '40001', '40P01'].includes(error.code);
}

/** Counts how often knowledge entries are used: the model receives them in the order in which callers need them. */
async function countUses(tx: TenantTx, events: readonly CallEvent[]): Promise<void> {
  for (const event of events)
    if (event.kind === 'QuestionLookedUp' && event.entryId !== null) await countUse(tx, event.entryId);
}

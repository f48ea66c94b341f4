import {
  decide,
  evolveAll,
  factsNeeded,
  firstQueueLimits,
  peopleFacts,
  peopleWanted,
  type AgentFact,
  type CallConfig,
  type CallInput,
  type CallState,
  type Decision,
  type EntryHit,
  type Facts,
  type InputOf,
} from '@voicecore/domain/call';
import { firstAfterHours, type DepartmentOpening, type Openness } from '@voicecore/domain/hours';
import type {
  AgentId,
  DepartmentId,
  EntryId,
  Instant,
  Language,
  OfferId,
  PersonId,
  ProcessId,
} from '@voicecore/domain/kernel';
import type { RoutedDepartment } from '@voicecore/domain/routing';
import { noScreening, type Reason, type ScreeningFacts } from '@voicecore/domain/screening';
import { kinds, type TurnFacts, type Understood } from '@voicecore/domain/understanding';
import fc from 'fast-check';
import { likelyInput } from './likely-input';
import { legOf, whoIsAsked } from './who-is-asked';

const departments = ['d1', 'd2'] as DepartmentId[];
const agentIds = ['a1', 'a2', 'a3'] as AgentId[];

export const callConfig: CallConfig = {
  version: 1,
  defaultLanguage: 'en',
  greeting: null,
  attemptsBeforeTransfer: 3,
  ringSeconds: 20,
  urgent: [],
  screening: noScreening,
  queue: firstQueueLimits,
  afterHours: firstAfterHours,
};

/** What surrounds a call in a test: which agents exist, and what the words of a turn mean. */
export interface Surroundings {
  readonly now: number;
  readonly config: CallConfig;
  readonly modelReady: boolean;
  readonly suspended: boolean;
  readonly screening: ScreeningFacts;
  readonly digit: number;
  /** The screening rules that match what the caller says; null when no rule depends on words. */
  readonly wordReasons: readonly Reason[] | null;
  readonly fallbackDepartment: DepartmentId | null;
  readonly open: boolean;
  readonly departmentsOpen: readonly Pick<DepartmentOpening, 'id' | 'open'>[];
  /** When whatever is closed opens next. */
  readonly opensAt: Instant | null;
  readonly understood: Understood | null;
  readonly heard: Language | null;
  readonly hits: readonly EntryHit[];
  readonly nearest: EntryHit | null;
  /** The agent who has been free longest comes first. */
  readonly agents: readonly AgentFact[];
  /** How the callers of departments are routed; those that are not listed ring the longest idle. */
  readonly routed: readonly RoutedDepartment[];
  /** Whom other callers wait for, each named once for each of them. */
  readonly waitedFor: readonly (AgentId | DepartmentId)[];
  readonly lost: readonly AgentId[];
  readonly newOfferId: OfferId;
}

const nobodyThere: Surroundings = {
  now: 1_000_000,
  config: callConfig,
  modelReady: false,
  suspended: false,
  screening: { listed: null, reasons: [] },
  digit: 7,
  wordReasons: null,
  fallbackDepartment: departments[0] ?? null,
  open: true,
  departmentsOpen: [],
  opensAt: null,
  understood: null,
  heard: null,
  hits: [],
  nearest: null,
  agents: [],
  routed: [],
  waitedFor: [],
  lost: [],
  newOfferId: 'offer-1' as OfferId,
};

/** Returns the facts of one decision, as the shell fetches them: what `factsNeeded` names and nothing else. */
export function callFacts(state: CallState | null, input: CallInput, over: Partial<Surroundings> = {}): Facts {
  const around = { ...nobodyThere, ...over };
  const needed = new Set(factsNeeded(state, input, around.config));
  const { now, config, lost, newOfferId, modelReady, suspended, fallbackDepartment } = around;
  const understood = around.understood ?? { kind: 'silent' };
  return {
    now,
    config,
    lost,
    newOfferId,
    ...(needed.has('modelReady') && { modelReady }),
    ...(needed.has('screening') && { screening: around.screening }),
    ...(needed.has('digit') && { digit: around.digit }),
    ...(needed.has('words') &&
      around.wordReasons !== null && { words: { reasons: around.wordReasons, digit: around.digit } }),
    ...(needed.has('tenant') && { tenant: { suspended, fallbackDepartment } }),
    ...(needed.has('meaning') && {
      meaning: { understood, heard: around.heard, hits: around.hits, nearest: around.nearest },
    }),
    ...(needed.has('people') && state !== null && { people: peopleAround(state, input, around) }),
  };
}

function peopleAround(state: CallState, input: CallInput, around: Surroundings) {
  const wanted = peopleWanted(state, input, around.understood, around.config);
  const { open, departmentsOpen, opensAt, agents, waitedFor } = around;
  const waiting = Object.fromEntries(waitedFor.map((id) => [id, waitedFor.filter((one) => one === id).length]));
  const hours = (isOpen: boolean): Openness => ({ open: isOpen, opensAt: isOpen ? null : opensAt, closesAt: null });
  const departments = departmentsOpen.map((each) => ({ id: each.id, ...hours(each.open) }));
  const routing = { departments: around.routed, caller: { language: null, lastAgent: null } };
  const opening = { ...hours(open), departments };
  const read = { opening, timeZone: 'America/New_York', agents, waiting, ...routing };
  return peopleFacts(wanted, read, state.fallbackDepartment);
}

const target = fc.oneof(
  fc.constantFrom(...agentIds).map((id) => ({ kind: 'agent' as const, id })),
  fc.constantFrom(...departments).map((id) => ({ kind: 'department' as const, id })),
);

const understood: fc.Arbitrary<Understood> = fc.record(
  { kind: fc.constantFrom(...kinds), language: fc.constantFrom('en' as const, 'es' as const), target },
  { requiredKeys: ['kind'] },
);

export const agentFacts: fc.Arbitrary<AgentFact[]> = fc
  .array(fc.constantFrom('free' as const, 'engaged' as const, 'away' as const), { minLength: 3, maxLength: 3 })
  .map((presences) =>
    agentIds.map((id, index) => ({
      id,
      extension: String(101 + index),
      departmentIds: index === 2 ? departments.slice(1) : departments,
      ...(index === 2 && { managerOf: departments.slice(0, 1) }),
      presence: presences[index] ?? 'away',
    })),
  );

/** The first department rings all of its agents; the second is part of it, and its callers reach its managers in time. */
const routedTree: RoutedDepartment[] = departments.slice(0, 2).map((id, index) => ({
  id,
  parentId: index === 0 ? null : (departments[0] ?? null),
  strategy: index === 0 ? 'ring_all' : 'round_robin',
  skill: null,
  escalation: index === 0 ? null : { afterSeconds: 20, people: 'managers' },
}));

const hit: fc.Arbitrary<EntryHit> = fc.record({
  entryId: fc.constant('e1' as EntryId),
  question: fc.constant('What are your hours?'),
  answer: fc.constant('We are open from nine to five & on <Saturdays>.'),
  score: fc.double({ min: 0.5, max: 1, noNaN: true }),
});

const nearHit: EntryHit = {
  entryId: 'e1' as EntryId,
  question: 'Are you open late',
  answer: 'Until nine.',
  score: 0.4,
};

/** A rule that flags a caller, and one that challenges; together they block. */
function spamWord(heard: Language | null): Reason {
  return heard === 'es' ? { ruleId: 'w2', kind: 'pattern', weight: 65 } : { ruleId: 'w1', kind: 'keyword', weight: 45 };
}

const turnFacts: fc.Arbitrary<TurnFacts> = fc.record({
  kind: fc.constantFrom(...kinds),
  asked: fc.boolean(),
  found: fc.boolean(),
  acted: fc.boolean(),
  cannotHelp: fc.boolean(),
});

export interface WorldStep {
  /** Milliseconds that pass before the input. */
  readonly later: number;
  /** Whether a request comes from a document that is no longer the served one. */
  readonly stale: boolean;
  /** Below 60, a likely action for this state replaces the drawn input. */
  readonly pick: number;
  readonly input: CallInput;
  readonly facts: Partial<Surroundings>;
}

const input: fc.Arbitrary<CallInput> = fc.oneof(
  fc.constant<CallInput>({ kind: 'DocumentAsked', n: 0 }),
  fc
    .record({
      speech: fc.constantFrom('', 'hello', 'hours?'),
      digits: fc.constantFrom('', '0', '2', '101', '103', '1019', '911'),
    })
    .map((personal): CallInput => ({ kind: 'TurnHeard', n: 0, confidence: null, personal })),
  fc.constant<CallInput>({ kind: 'StreamStarted', n: 0, streamSid: 'MZ1', process: 'p1' as ProcessId }),
  fc.constant<CallInput>({ kind: 'StreamClosed', n: 0, reason: 'closed' }),
  fc.constantFrom<CallInput>({ kind: 'LanguageKnown', language: 'es' }, { kind: 'LanguageKnown', language: 'en' }),
  // Now and then the words of a turn are told before what became of it.
  turnFacts.map((turn): CallInput =>
    turn.cannotHelp && turn.acted
      ? { kind: 'FirstWordsHeard', personal: { speech: 'hello' } }
      : { kind: 'TurnTaken', turn },
  ),
  fc
    .record({
      tool: fc.constantFrom(
        'transfer' as const,
        'ask_for_human' as const,
        'take_message' as const,
        'end_call' as const,
      ),
      target: fc.option(target),
    })
    .map((asked): CallInput => ({
      kind: 'ToolAsked',
      toolKey: `${asked.tool}-1`,
      reason: 'asked_by_name',
      personal: { message: 'please call' },
      ...asked,
    })),
  fc
    .constantFrom('0', '2', '101', '102', '777')
    .map((digits): CallInput => ({ kind: 'DigitsPressed', personal: { digits } })),
  fc.constantFrom<CallInput>(
    { kind: 'ModelFailed', reason: 'closed' },
    { kind: 'DisclosureHeard' },
    { kind: 'EmergencyHeard' },
    { kind: 'PromiseCorrected', promise: 'transfer' },
    { kind: 'UrgencyHeard' },
  ),
  fc
    .array(hit, { maxLength: 1 })
    .map((hits): CallInput => ({ kind: 'LookedUp', tool: 'search_knowledge', hits, personal: { question: 'hours?' } })),
  fc
    .record({ recordingSid: fc.constantFrom('RE1', 'RE2'), seconds: fc.nat(60) })
    .map((recording): CallInput => ({ kind: 'RecordingReady', ...recording })),
  fc.constant<CallInput>({ kind: 'AgentDialledIn', offerId: '' as OfferId, agentId: '' as AgentId, legSid: 'CAagent' }),
  fc.constantFrom<CallInput>(
    { kind: 'ParticipantJoined', k: 0, conferenceSid: 'CF1', legSid: 'CAagent', who: 'agent' },
    { kind: 'ParticipantJoined', k: 0, conferenceSid: 'CF1', legSid: 'CAcaller', who: 'caller' },
    { kind: 'ParticipantLeft', k: 0, conferenceSid: 'CF1', legSid: 'CAagent', who: 'agent' },
    { kind: 'ParticipantLeft', k: 0, conferenceSid: 'CF1', legSid: 'CAcaller', who: 'caller' },
  ),
  target.map((to): CallInput => ({
    kind: 'AgentWished',
    agentId: '' as AgentId,
    wish: { kind: 'transfer', target: to },
  })),
  fc.constantFrom<CallInput>(
    { kind: 'AgentWished', agentId: '' as AgentId, wish: { kind: 'hold', on: true } },
    { kind: 'AgentWished', agentId: '' as AgentId, wish: { kind: 'hold', on: false } },
    { kind: 'AgentWished', agentId: '' as AgentId, wish: { kind: 'decline', offerId: '' as OfferId } },
    { kind: 'AgentWished', agentId: '' as AgentId, wish: { kind: 'hangUp' } },
    { kind: 'AgentWished', agentId: '' as AgentId, wish: { kind: 'takeBack' } },
    { kind: 'QueueManaged', by: 'p1' as PersonId, wish: { kind: 'pull' } },
    { kind: 'QueueManaged', by: 'p1' as PersonId, wish: { kind: 'take', agentId: agentIds[1] ?? ('' as AgentId) } },
    {
      kind: 'QueueManaged',
      by: 'p1' as PersonId,
      wish: { kind: 'move', target: { kind: 'department', id: departments[1] ?? ('' as DepartmentId) } },
    },
  ),
  fc.constantFrom<CallInput>(
    ...agentIds.flatMap((agentId): CallInput[] => [
      { kind: 'AgentAssigned', agentId },
      { kind: 'AgentUnavailable', agentId },
    ]),
    { kind: 'NobodyLeft' },
  ),
  fc
    .record({ sid: fc.option(fc.constant('RE1')), seconds: fc.nat(60) })
    .map(({ sid, seconds }): CallInput => ({ kind: 'MessageRecorded', n: 0, recordingSid: sid, seconds })),
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('completed' as const, 'failed' as const)
      .map((status): CallInput => ({ kind: 'CarrierReported', status, seconds: 9 })),
  },
  { weight: 4, arbitrary: fc.constant<CallInput>({ kind: 'TimerFired', n: 0 }) },
);

/** Anything that may happen next, with any of the agents. */
export const worldStep: fc.Arbitrary<WorldStep> = fc.record({
  later: fc.oneof(
    { weight: 20, arbitrary: fc.nat(2_000) },
    { weight: 20, arbitrary: fc.constantFrom(8_000, 20_000, 60_000, 200_000) },
    // Longer than any call may last.
    { weight: 1, arbitrary: fc.constant(15_000_000) },
  ),
  stale: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  pick: fc.nat(99),
  input,
  facts: fc
    .record({
      modelReady: fc.boolean(),
      open: fc.boolean(),
      understood: fc.option(understood),
      heard: fc.option(fc.constantFrom('en' as const, 'es' as const)),
      hits: fc.array(hit, { maxLength: 1 }),
      agents: agentFacts,
      routed: fc.constantFrom<RoutedDepartment[]>([], routedTree),
    })
    // Where nothing is found, an entry may come near, as often as the caller's language is known.
    .map((facts) => ({ ...facts, nearest: facts.hits.length === 0 && facts.heard !== null ? nearHit : null }))
    // Where something is found, a screening rule may match the words, too.
    .map((facts) => ({ ...facts, wordReasons: facts.hits.length > 0 && facts.open ? [spamWord(facts.heard)] : null })),
});

/** A call in memory: inputs arrive as the shell would pass them, usually with ids that fit the state. */
export class CallWorld {
  state: CallState | null = null;
  now = 1_000_000;
  /** The input that was applied last. */
  last: CallInput | null = null;
  /** The facts used to decide it. */
  facts: Facts | null = null;
  readonly decisions: Decision[] = [];
  private offers = 0;

  arrive(
    facts: Partial<Surroundings> = {},
    more: Partial<Pick<InputOf<'CallArrived'>, 'screened' | 'number'>> = {},
  ): Decision {
    return this.apply({ kind: 'CallArrived', answerWith: 'auto', withheld: false, department: null, ...more }, facts);
  }

  /** Plays one step of a generated story. */
  play(step: WorldStep): Decision {
    this.now += step.later;
    const likely = this.state === null || step.pick >= 60 ? undefined : likelyInput(this.state, step.pick);
    return this.apply(this.fitted({ ...step, input: likely ?? step.input }), step.facts);
  }

  apply(given: CallInput, over: Partial<Surroundings> = {}): Decision {
    this.last = given;
    const newOfferId = `offer-${++this.offers}` as OfferId;
    const facts = callFacts(this.state, given, { ...over, now: this.now, newOfferId });
    this.facts = facts;
    const decision = decide(this.state, given, facts);
    const after = evolveAll(this.state, decision.events, facts.now);
    if (after !== null) this.state = { ...after, n: (this.state?.n ?? 0) + 1 };
    this.decisions.push(decision);
    return decision;
  }

  /** Returns the step's input with the current ids, or with old ones if the step is a late one. */
  private fitted({ input: drawn, stale, pick }: WorldStep): CallInput {
    const state = this.state;
    if (state === null) return drawn;
    const n = stale ? (state.served?.n ?? 1) - 1 : (state.served?.n ?? 0);
    const person = whoIsAsked(state, drawn, pick);
    const k = stale ? 0 : (person?.k ?? state.roomsOpened);
    const offerId = person?.offerId ?? ('none' as OfferId);
    const agentId = (stale ? 'other' : (person?.agentId ?? 'none')) as AgentId;
    switch (drawn.kind) {
      case 'DocumentAsked':
      case 'TurnHeard':
      case 'MessageRecorded':
      case 'StreamStarted':
      case 'StreamClosed':
        return { ...drawn, n };
      case 'TimerFired':
        return { ...drawn, n: stale ? state.n - 1 : state.n };
      case 'AgentDialledIn':
        return { ...drawn, offerId, agentId, legSid: legOf(offerId, pick) };
      case 'ParticipantJoined':
      case 'ParticipantLeft':
        return { ...drawn, k, legSid: drawn.who === 'agent' ? legOf(offerId, pick) : drawn.legSid };
      case 'AgentWished':
        return { ...drawn, agentId, wish: drawn.wish.kind === 'decline' ? { kind: 'decline', offerId } : drawn.wish };
      default:
        return drawn;
    }
  }
}

import { countAttempts, noAttempts } from '../understanding';
import type { Instant, OfferId } from '../kernel';
import type { CallEvent, PinnedAtRing } from './events';
import { limits } from './limits';
import { agentOfOffer, isInRoom, isRinging, withPeople, type InRoom } from './room';
import { offersOf, placeOf, stateShape } from './state';
import type {
  AgentInRoom,
  CallIn,
  CallRecord,
  CallState,
  MarkKind,
  Offer,
  QueuePlace,
  Room,
  StageState,
} from './state';
import { text, type Spoken } from './step';

type Of<Kind extends CallEvent['kind']> = Extract<CallEvent, { kind: Kind }>;
type Evolve<Kind extends CallEvent['kind']> = (state: CallState, event: Of<Kind>, at: Instant) => CallState;

/** Returns the state after an event. `CallBegan` is the only event that a call without a state can take. */
export function evolve(state: CallState | null, event: CallEvent, at: Instant): CallState {
  if (state !== null) return (changes[event.kind] as Evolve<CallEvent['kind']>)(state, event, at);
  if (event.kind !== 'CallBegan') throw new Error(`a call begins with CallBegan, not with ${event.kind}`);
  return begun(event, at);
}

/** Folds the events of one entry, which all happened at the same time. */
export function evolveAll(state: CallState | null, events: readonly CallEvent[], at: Instant): CallState | null {
  return events.reduce<CallState | null>((current, event) => evolve(current, event, at), state);
}

function begun(event: Of<'CallBegan'>, at: Instant): CallState {
  return {
    shape: stateShape,
    n: 0,
    stage: 'receptionist',
    startedAt: at,
    ...pinned(event),
    engine: event.engine,
    language: event.language,
    languageKnown: false,
    ...(event.disclosed === undefined ? {} : { disclosed: event.disclosed }),
    ...(event.queueMs !== undefined && { queueMs: event.queueMs }),
    ...(event.number !== undefined && { number: event.number }),
    ...(event.screened === false && { wordsScreened: limits.screenedTurns }),
    attempts: noAttempts,
    served: null,
    stream: null,
    resumes: [],
    turn: 0,
    say: [{ kind: 'opening' }],
    reason: null,
    roomsOpened: 0,
    department: event.department,
    lastAgent: null,
    answeredAt: null,
    answered: null,
    messages: [],
    toolsDone: [],
    segments: [{ stage: 'receptionist', from: at }],
    marks: [],
  };
}

function pinned(event: PinnedAtRing) {
  if (!('config' in event)) return { configVersion: event.configVersion, fallbackDepartment: event.fallbackDepartment };
  const { version, fallbackDepartment } = event.config;
  return { configVersion: version, fallbackDepartment };
}

/** Each event's change; one that does not fit the stage changes nothing. */
const changes: { readonly [Kind in CallEvent['kind']]: Evolve<Kind> } = {
  CallBegan: (state) => state,
  CallerScreened: (state, { listed, reasons, score, action }) => ({
    ...state,
    screening: { listed, reasons, score, action },
  }),
  WordsScreened: (state, { listed, reasons, score, action }) => ({
    ...state,
    ...(score > 0 && { screening: { listed, reasons, score, action } }),
    wordsScreened: (state.wordsScreened ?? 0) + 1,
  }),
  CallerChallenged: challenged,
  ChallengePassed: (state, _event, at) =>
    state.stage === 'challenged' ? entered(state, { stage: 'receptionist' }, at) : state,
  StepServed: served,
  ReceptionistSpoke: (state, { say }) => ({ ...state, say, turn: state.turn + 1 }),
  StreamBegan: (state, { n, process }) => ({ ...state, stream: { n, process } }),
  // A stream that reconnects does not repeat the opening.
  DisclosureGiven: (state) => ({ ...state, disclosed: true, say: afterOpening(state.say) }),
  StreamLost: (state, _event, at) =>
    marked({ ...state, stream: null, resumes: [...state.resumes, at], say: [text('lineBack')] }, 'resume', at),
  EngineChanged: (state, { engine, say }) => ({ ...state, engine, say, turn: state.turn + 1 }),
  LanguageSet: (state, { language }) => ({ ...state, language, languageKnown: true }),
  AttemptJudged: attempted,
  QuestionLookedUp: (state, { entryId }, at) => marked({ ...state, answered: entryId }, 'lookup', at),
  ToolDone: (state, { toolKey }, at) => marked({ ...state, toolsDone: [...state.toolsDone, toolKey] }, 'effect', at),
  PromiseTakenBack: (state) => state,
  Marked: (state, { mark }, at) => marked(state, mark, at),
  CallerQueued: queued,
  CallerPulled: (state, _event, at) =>
    state.stage === 'waiting' ? { ...state, place: { ...state.place, pulledAt: at } } : state,
  CallerReturned: (state, { say }, at) =>
    entered({ ...state, say, turn: state.turn + 1 }, { stage: 'receptionist' }, at),
  AgentOffered: offered,
  OfferAccepted: (state, { offerId, legSid }, at) =>
    isRinging(state) ? { ...state, offers: state.offers.map((offer) => accepted(offer, offerId, legSid, at)) } : state,
  OfferClosed: offerClosed,
  AgentJoined: agentJoined,
  CallerJoined: (state) =>
    isInRoom(state)
      ? { ...state, room: withPeople(state.room, 'caller', (caller) => ({ ...caller, joined: true })) }
      : state,
  AgentLost: agentLost,
  AgentDialledBack: (state, { offerId, legSid }) =>
    isInRoom(state) ? { ...state, room: withAgent(state.room, offerId, { returningLeg: legSid }) } : state,
  AgentReleased: (state, { agentId }) =>
    isInRoom(state)
      ? {
          ...state,
          room: {
            ...state.room,
            people: state.room.people.filter((one) => one.role === 'caller' || one.agentId !== agentId),
          },
        }
      : state,
  TransferBegan: transferBegan,
  TransferEnded: transferEnded,
  TransferRefused: (state) => state,
  CallerHeld: (state, _event, at) => held(state, at, at),
  CallerUnheld: (state, _event, at) => held(state, null, at),
  MessageAsked: (state, { say }, at) => entered({ ...state, say }, { stage: 'message' }, at),
  MessageLeft: (state, { recordingSid }, at) =>
    marked({ ...state, messages: [...state.messages, recordingSid ?? 'written'] }, 'effect', at),
  Announced: (state, { say, reason, party }, at) =>
    entered({ ...state, say }, { stage: 'announcing', closing: { reason, party } }, at),
  CallEnded: (state, { reason, party }, at) =>
    entered({ ...state, stream: null }, { stage: 'ended', end: { reason, party, at } }, at),
};

function afterOpening(say: readonly Spoken[]): readonly Spoken[] {
  return say[0]?.kind === 'opening' ? [text('lineBack')] : say;
}

/** The previous document has been run: if the carrier spoke it, it began with the disclosure. */
function served(state: CallState, { n, key }: Of<'StepServed'>, at: Instant): CallState {
  const ran = state.served?.key;
  const spoken = state.disclosed === false && ran !== undefined && !/^(?:connectStream|challenge):/.test(ran);
  const disclosed = spoken ? { disclosed: true } : {};
  return { ...state, ...disclosed, served: { n, key, at }, stream: null };
}

function challenged(state: CallState, { digit }: Of<'CallerChallenged'>, at: Instant): CallState {
  if (state.stage === 'challenged') return { ...state, challenge: { digit, tries: state.challenge.tries + 1 } };
  return entered(state, { stage: 'challenged', challenge: { digit, tries: 1 } }, at);
}

function queued(state: CallState, event: Of<'CallerQueued'>, at: Instant): CallState {
  const { target, reason, keepPlace, say } = event;
  const before = keepPlace ? placeOf(state) : null;
  const department = target.kind === 'department' ? target.id : state.department;
  const leftAloneAt = event.leftAlone ? at : before?.leftAloneAt;
  const place: QueuePlace = {
    ...standingOf(before),
    ...{ target, since: before?.since ?? at, tried: before?.tried ?? [] },
    ...(leftAloneAt !== undefined && { leftAloneAt }),
    ...(reason === 'urgent' && { escalated: true }),
    ...(event.overflowed && { overflowedAt: at }),
  };
  return entered({ ...state, reason, say, department }, { stage: 'waiting', place }, at);
}

/** What puts a caller ahead of others, and the overflow, go with the place. */
function standingOf(place: QueuePlace | null): Pick<QueuePlace, 'escalated' | 'overflowedAt' | 'pulledAt'> {
  return {
    ...(place?.escalated !== undefined && { escalated: place.escalated }),
    ...(place?.overflowedAt !== undefined && { overflowedAt: place.overflowedAt }),
    ...(place?.pulledAt !== undefined && { pulledAt: place.pulledAt }),
  };
}

function offered(state: CallState, event: Of<'AgentOffered'>, at: Instant): CallState {
  const { offerId, agentId, k, expiresAt = at + 20_000 } = event;
  const offer: Offer = { offerId, agentId, roomNumber: k, expiresAt, legSid: null, acceptedAt: null };
  if (state.stage === 'transferring') return { ...state, offers: [...state.offers, offer] };
  if (state.stage !== 'waiting' && state.stage !== 'ringing') return state;
  const offers = state.stage === 'ringing' ? [...state.offers, offer] : [offer];
  return entered({ ...state, roomsOpened: k }, { stage: 'ringing', place: state.place, offers }, at);
}

function accepted(offer: Offer, offerId: string, legSid: string, at: Instant): Offer {
  return offer.offerId === offerId ? { ...offer, legSid, acceptedAt: at } : offer;
}

function offerClosed(state: CallState, { offerId, agentId, how }: Of<'OfferClosed'>, at: Instant): CallState {
  if (!isRinging(state)) return state;
  const offers = state.offers.filter((offer) => offer.offerId !== offerId);
  const tried = how === 'taken' ? state.place.tried : [...state.place.tried, agentId];
  const place = { ...state.place, tried };
  if (state.stage === 'transferring') return { ...state, place, offers };
  return offers.length > 0 ? { ...state, place, offers } : entered(state, { stage: 'waiting', place }, at);
}

function agentJoined(state: CallState, event: Of<'AgentJoined'>, at: Instant): CallState {
  const offer = offersOf(state).find(({ offerId, legSid }) =>
    event.offerId === undefined ? legSid === event.legSid : offerId === event.offerId,
  );
  if (offer === undefined) return isInRoom(state) ? agentReturned(state, event, at) : state;
  const agent: AgentInRoom = {
    role: 'agent',
    agentId: offer.agentId,
    offerId: offer.offerId,
    joinedAt: at,
    legSid: event.legSid,
    goneAt: null,
  };
  if (state.stage === 'transferring') return targetJoined(state, offer, agent);
  if (state.stage !== 'ringing') return state;
  const room = {
    number: offer.roomNumber,
    conferenceSid: event.conferenceSid,
    people: [{ role: 'caller', joined: false, heldSince: null } as const, agent],
  };
  return entered(
    { ...state, lastAgent: offer.agentId, answeredAt: state.answeredAt ?? at },
    { stage: 'talking', place: state.place, room },
    at,
  );
}

/** The target of a transfer joins the room where the caller is. */
function targetJoined(state: CallIn<'transferring'>, offer: Offer, agent: AgentInRoom): CallState {
  const room = { ...state.room, people: [...state.room.people, agent] };
  return { ...state, room, offers: state.offers.filter((one) => one !== offer), lastAgent: agent.agentId };
}

/** An agent who dials back in takes the caller off hold, except an agent who is transferring the caller. */
function agentReturned(state: InRoom, { conferenceSid, legSid, offerId }: Of<'AgentJoined'>, at: Instant): CallState {
  const agent = agentOfOffer(state.room, offerId);
  if (agent === null) return state;
  const back = withAgent(state.room, agent.offerId, { legSid, goneAt: null, returningLeg: undefined });
  const returned = { ...state, room: { ...back, conferenceSid }, lastAgent: agent.agentId };
  return state.stage === 'transferring' ? returned : held(returned, null, at);
}

function agentLost(state: CallState, { offerId }: Of<'AgentLost'>, at: Instant): CallState {
  if (!isInRoom(state)) return state;
  const lost = agentOfOffer(state.room, offerId);
  return lost === null ? state : { ...state, room: withAgent(state.room, lost.offerId, { legSid: null, goneAt: at }) };
}

function withAgent(room: Room, offerId: OfferId, change: Partial<AgentInRoom>): Room {
  return withPeople(room, 'agent', (one) => (one.offerId === offerId ? { ...one, ...change } : one));
}

function transferBegan(state: CallState, { target, by }: Of<'TransferBegan'>, at: Instant): CallState {
  if (!isInRoom(state)) return state;
  const { place, reason, department, room } = state;
  const transfer = { by, since: at, before: { place, reason, department } };
  const next = { stage: 'transferring', place: { target, since: at, tried: [] }, room, offers: [], transfer } as const;
  const meanwhile = target.kind === 'department' ? target.id : department;
  return entered({ ...state, reason: 'agent', department: meanwhile }, next, at);
}

/**
 * The caller talks to the agents in the room; if no target took the call, the caller's earlier place in the queue is
 * restored.
 */
function transferEnded(state: CallState, { result }: Of<'TransferEnded'>, at: Instant): CallState {
  if (state.stage !== 'transferring') return state;
  const { transfer, place, reason, department } = state;
  const lastTransfer = { by: transfer.by, to: place.target, result, at };
  const restored = result === 'handed_over' ? { place, reason, department } : transfer.before;
  const room = withPeople(state.room, 'caller', (caller) => ({ ...caller, heldSince: null }));
  const record = { ...state, lastTransfer, reason: restored.reason, department: restored.department };
  return entered(record, { stage: 'talking', place: restored.place, room }, at);
}

function held(state: CallState, heldSince: Instant | null, at: Instant): CallState {
  if (state.stage !== 'talking' && state.stage !== 'held') return state;
  const room = withPeople(state.room, 'caller', (caller) => ({ ...caller, heldSince }));
  return entered(state, { stage: heldSince === null ? 'talking' : 'held', place: state.place, room }, at);
}

function attempted(state: CallState, event: Of<'AttemptJudged'>, at: Instant): CallState {
  const attempts = countAttempts(state.attempts, event.turn);
  const next = { ...state, attempts, answered: event.turn.found ? state.answered : null };
  return attempts.peak > state.attempts.failed ? marked(next, 'attempt', at) : next;
}

/** What is true in one stage only, and so ends with it. */
const ofStages: ReadonlySet<string> = new Set(['challenge', 'place', 'offers', 'room', 'transfer', 'closing', 'end']);

/** Moves the call to its next stage and drops what was true only of the previous one. */
function entered(state: CallState, next: StageState, at: Instant): CallState {
  const kept = Object.entries(state).filter(([name]) => !ofStages.has(name));
  const record = Object.fromEntries(kept) as CallRecord;
  const segments = state.stage === next.stage ? state.segments : [...state.segments, { stage: next.stage, from: at }];
  return { ...record, segments, ...next };
}

function marked<State extends CallState>(state: State, kind: MarkKind, at: Instant): State {
  if (state.marks.length >= limits.marks) return state;
  return { ...state, marks: [...state.marks, { kind, at }] };
}

import { countAttempts, noAttempts } from '../understanding';
import type { Instant } from '../kernel';
import type { CallEvent } from './events';
import { limits } from './limits';
import type { CallState, MarkKind, Stage } from './state';
import { text } from './step';

type Of<Kind extends CallEvent['kind']> = Extract<CallEvent, { kind: Kind }>;

/** What is true after an event. `began` is the only event that a call without a state can take. */
export function evolve(state: CallState | null, event: CallEvent, at: Instant): CallState {
  if (state === null) {
    if (event.kind !== 'CallBegan') throw new Error(`a call begins with CallBegan, not with ${event.kind}`);
    return begun(event, at);
  }
  return changed(state, event, at);
}

/** Folds the events of one entry, which all happened at the same time. */
export function evolveAll(state: CallState | null, events: readonly CallEvent[], at: Instant): CallState | null {
  return events.reduce<CallState | null>((current, event) => evolve(current, event, at), state);
}

function begun(event: Of<'CallBegan'>, at: Instant): CallState {
  return {
    n: 0,
    stage: 'receptionist',
    startedAt: at,
    config: event.config,
    engine: event.engine,
    language: event.language,
    languageKnown: false,
    attempts: noAttempts,
    served: null,
    stream: null,
    resumes: [],
    turn: 0,
    say: [{ kind: 'opening' }],
    target: null,
    reason: null,
    queuedAt: null,
    offer: null,
    tried: [],
    k: 0,
    talk: null,
    heldSince: null,
    department: event.department,
    lastAgent: null,
    answeredAt: null,
    answered: null,
    closing: null,
    end: null,
    messages: [],
    toolsDone: [],
    segments: [{ stage: 'receptionist', from: at }],
    marks: [],
  };
}

function changed(state: CallState, event: CallEvent, at: Instant): CallState {
  switch (event.kind) {
    case 'CallBegan':
      return state;
    case 'StepServed':
      return { ...state, served: { n: event.n, key: event.key, at }, stream: null };
    case 'ReceptionistSpoke':
      return { ...state, say: event.say, turn: state.turn + 1 };
    case 'StreamBegan':
      return { ...state, stream: { n: event.n, process: event.process } };
    case 'StreamLost':
      return marked({ ...state, stream: null, resumes: [...state.resumes, at], say: [text('lineBack')] }, 'resume', at);
    case 'EngineChanged':
      return { ...state, engine: event.engine, say: event.say, turn: state.turn + 1 };
    case 'LanguageSet':
      return { ...state, language: event.language, languageKnown: true };
    case 'AttemptJudged':
      return attempted(state, event, at);
    case 'QuestionLookedUp':
      return marked({ ...state, answered: event.entryId }, 'lookup', at);
    case 'ToolDone':
      return marked({ ...state, toolsDone: [...state.toolsDone, event.toolKey] }, 'effect', at);
    case 'Marked':
      return marked(state, event.mark, at);
    case 'CallerQueued':
      return queued(state, event, at);
    default:
      return handedOver(state, event, at);
  }
}

/** Events of the part of a call in which people take part, and of its end. */
function handedOver(state: CallState, event: CallEvent, at: Instant): CallState {
  switch (event.kind) {
    case 'AgentOffered':
      return entered(
        {
          ...state,
          k: event.k,
          offer: { offerId: event.offerId, agentId: event.agentId, k: event.k, at, legSid: null, acceptedAt: null },
        },
        'ringing',
        at,
      );
    case 'OfferAccepted':
      return state.offer === null
        ? state
        : { ...state, offer: { ...state.offer, legSid: event.legSid, acceptedAt: at } };
    case 'OfferClosed':
      return entered({ ...state, offer: null, tried: [...state.tried, event.agentId] }, 'waiting', at);
    case 'AgentJoined':
      return agentJoined(state, event, at);
    case 'CallerJoined':
      return state.talk === null ? state : { ...state, talk: { ...state.talk, callerIn: true } };
    case 'AgentLost':
      return state.talk === null ? state : { ...state, talk: { ...state.talk, agentLeg: null, agentGoneAt: at } };
    case 'AgentReleased':
      return { ...state, talk: null, offer: null, heldSince: null };
    case 'CallerHeld':
      return entered({ ...state, heldSince: at }, 'held', at);
    case 'CallerUnheld':
      return entered({ ...state, heldSince: null }, 'talking', at);
    case 'MessageAsked':
      return entered({ ...state, offer: null, say: event.say }, 'message', at);
    case 'MessageLeft':
      return marked({ ...state, messages: [...state.messages, event.recordingSid ?? 'written'] }, 'effect', at);
    case 'Announced':
      return entered(
        { ...state, closing: { say: event.say, reason: event.reason, party: event.party } },
        'announcing',
        at,
      );
    case 'CallEnded':
      return entered(
        { ...state, offer: null, stream: null, end: { reason: event.reason, party: event.party, at } },
        'ended',
        at,
      );
    default:
      return state;
  }
}

function queued(state: CallState, event: Of<'CallerQueued'>, at: Instant): CallState {
  const queuedAt = event.keepPlace && state.queuedAt !== null ? state.queuedAt : at;
  const department = event.target.kind === 'department' ? event.target.id : state.department;
  return entered(
    {
      ...state,
      target: event.target,
      reason: event.reason,
      say: event.say,
      queuedAt,
      tried: [],
      talk: null,
      offer: null,
      heldSince: null,
      department,
    },
    'waiting',
    at,
  );
}

function agentJoined(state: CallState, event: Of<'AgentJoined'>, at: Instant): CallState {
  const source = state.offer ?? state.talk;
  if (source === null) return state;
  const back = state.talk !== null;
  return entered(
    {
      ...state,
      offer: null,
      lastAgent: source.agentId,
      answeredAt: state.answeredAt ?? at,
      talk: {
        k: source.k,
        agentId: source.agentId,
        offerId: source.offerId,
        agentLeg: event.legSid,
        conferenceSid: event.conferenceSid,
        callerIn: back ? (state.talk?.callerIn ?? false) : false,
        joinedAt: back ? (state.talk?.joinedAt ?? at) : at,
        agentGoneAt: null,
      },
      heldSince: null,
    },
    'talking',
    at,
  );
}

function attempted(state: CallState, event: Of<'AttemptJudged'>, at: Instant): CallState {
  const attempts = countAttempts(state.attempts, event.turn);
  const next = { ...state, attempts, answered: event.turn.found ? state.answered : null };
  return attempts.peak > state.attempts.failed ? marked(next, 'attempt', at) : next;
}

function entered(state: CallState, stage: Stage, at: Instant): CallState {
  if (state.stage === stage) return state;
  return { ...state, stage, segments: [...state.segments, { stage, from: at }] };
}

function marked(state: CallState, kind: MarkKind, at: Instant): CallState {
  if (state.marks.length >= limits.marks) return state;
  return { ...state, marks: [...state.marks, { kind, at }] };
}

import type { CallInput, Facts } from './inputs';
import { decideAgent } from './decide-agent';
import { decideArrival } from './decide-arrival';
import { decideReceptionist } from './decide-receptionist';
import { decideTimer } from './decide-timer';
import type { CallEvent, Decision, Effect } from './events';
import { evolveAll } from './evolve';
import { redirectNeeded, wantedKey } from './next-step';
import { nothing, only } from './decision';
import type { CallState } from './state';

/**
 * What an input means for a call. A main-slot request that carries the current `n` (or none, for the first) is
 * answered by the step that follows, which the last event says.
 */
export function decide(state: CallState | null, input: CallInput, facts: Facts): Decision {
  if (state === null) return input.kind === 'CallArrived' ? served(null, decideArrival(input, facts), facts) : nothing;
  if (isStale(state, input)) return nothing;
  const decision = state.stage === 'ended' ? decideEnded(state, input) : decideLive(state, input, facts);
  return asksForDocument(input) ? served(state, decision, facts) : settled(state, decision, facts, input);
}

/** Whether the carrier waits for the main slot's next document. */
export function asksForDocument(input: CallInput): boolean {
  return (
    input.kind === 'CallArrived' ||
    input.kind === 'DocumentAsked' ||
    input.kind === 'TurnHeard' ||
    input.kind === 'MessageRecorded'
  );
}

/** What we say to ourselves: kept in the ledger only where something follows from it. */
export function isOwnInput(input: CallInput): boolean {
  return (
    input.kind === 'TimerFired' ||
    input.kind === 'AgentAssigned' ||
    input.kind === 'NobodyLeft' ||
    input.kind === 'AgentUnavailable'
  );
}

/** A request that comes from a document which is no longer the served one moves nothing. */
function isStale(state: CallState, input: CallInput): boolean {
  switch (input.kind) {
    case 'CallArrived':
      return true;
    case 'DocumentAsked':
    case 'TurnHeard':
    case 'MessageRecorded':
    case 'StreamStarted':
      return input.n !== state.served?.n;
    default:
      return false;
  }
}

function decideLive(state: CallState, input: CallInput, facts: Facts): Decision {
  switch (input.kind) {
    case 'AgentDialledIn':
    case 'ParticipantJoined':
    case 'ParticipantLeft':
    case 'AgentWished':
    case 'AgentAssigned':
    case 'NobodyLeft':
    case 'AgentUnavailable':
      return decideAgent(state, input, facts);
    case 'CarrierReported':
      return decideReported(state, input);
    case 'RecordingReady':
      return decideRecording(state, input);
    case 'TimerFired':
      return input.n === state.n ? decideTimer(state, facts) : nothing;
    case 'CallArrived':
      return nothing;
    default:
      return decideReceptionist(state, input, facts);
  }
}

function decideReported(state: CallState, input: Extract<CallInput, { kind: 'CarrierReported' }>): Decision {
  if (state.closing !== null)
    return only({ kind: 'CallEnded', reason: state.closing.reason, party: state.closing.party });
  if (input.status === 'completed' || input.status === 'canceled')
    return only({ kind: 'CallEnded', reason: 'caller_hung_up', party: 'caller' });
  return only({ kind: 'CallEnded', reason: 'line_failed', party: 'carrier' });
}

/** After the end the ledger still takes facts; they change nothing of the course. */
function decideEnded(state: CallState, input: CallInput): Decision {
  return input.kind === 'RecordingReady' ? decideRecording(state, input) : nothing;
}

/** What a caller recorded is a message, whatever has become of the call meanwhile; told twice it is one message. */
function decideRecording(state: CallState, input: Extract<CallInput, { kind: 'RecordingReady' }>): Decision {
  if (input.seconds <= 0 || state.messages.includes(input.recordingSid)) return nothing;
  return only({ kind: 'MessageLeft', recordingSid: input.recordingSid, seconds: input.seconds, written: false });
}

/** Adds the step that is served with this decision. */
function served(before: CallState | null, decision: Decision, facts: Facts): Decision {
  const after = evolveAll(before, decision.events, facts.now);
  if (after === null) return decision;
  const step: CallEvent = { kind: 'StepServed', n: (before?.n ?? 0) + 1, key: wantedKey(after) };
  return settled(before, { ...decision, events: [...decision.events, step] }, facts);
}

/** Adds what follows from the change as a whole: a redirect, and people and legs let go at the end. */
function settled(before: CallState | null, decision: Decision, facts: Facts, input?: CallInput): Decision {
  const after = evolveAll(before, decision.events, facts.now);
  if (after === null || decision.events.length === 0) return decision;
  const effects: readonly Effect[] = redirectNeeded(after)
    ? [...decision.effects, { kind: 'redirect' }]
    : decision.effects;
  if (after.stage !== 'ended' || before?.stage === 'ended') return { ...decision, effects };
  const endCall: Effect[] = input?.kind === 'CarrierReported' ? [] : [{ kind: 'endCall' }];
  return {
    ...decision,
    effects: [...effects, ...legsToEnd(before), ...endCall],
    claims: [...decision.claims, ...peopleToFree(before)],
  };
}

function legsToEnd(before: CallState | null): Effect[] {
  const legs = [before?.talk?.agentLeg, before?.offer?.legSid].filter((leg) => leg != null);
  return legs.map((legSid): Effect => ({ kind: 'endLeg', legSid }));
}

function peopleToFree(before: CallState | null): Decision['claims'] {
  const claims: Decision['claims'][number][] = [];
  if (before?.offer)
    claims.push({
      kind: 'moveOffer',
      offerId: before.offer.offerId,
      agentId: before.offer.agentId,
      state: 'withdrawn',
    });
  if (before?.talk)
    claims.push({ kind: 'moveOffer', offerId: before.talk.offerId, agentId: before.talk.agentId, state: 'ended' });
  return claims;
}

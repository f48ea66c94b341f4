import { cellOf } from './course';
import { decideArrival } from './decide-arrival';
import { nothing } from './decision';
import type { CallEvent, Claim, Decision, Effect } from './events';
import { evolveAll } from './evolve';
import type { FactKind, Facts } from './facts';
import type { CallConfig } from './config';
import type { CallInput } from './inputs';
import { redirectNeeded, wantedKey } from './next-step';
import { agentsIn, roomOf } from './room';
import { offersOf, type CallState } from './state';

/**
 * Decides what an input means for a call. A main-slot request that carries the current `n` (or none, for the first) is
 * answered by the step that follows, which the last event states.
 */
export function decide(state: CallState | null, input: CallInput, facts: Facts): Decision {
  if (state === null) return input.kind === 'CallArrived' ? served(null, decideArrival(input, facts), facts) : nothing;
  if (isStale(state, input)) return nothing;
  const decision = cellOf(state, input.kind)?.decide(state, input, facts) ?? nothing;
  return asksForDocument(input) ? served(state, decision, facts) : settled(state, decision, facts, input);
}

/** The facts that this decision needs, in addition to those that every decision gets. */
export function factsNeeded(state: CallState | null, input: CallInput, config: CallConfig): readonly FactKind[] {
  if (state === null) return input.kind === 'CallArrived' ? ['modelReady', 'tenant', 'screening', 'digit'] : [];
  const cell = isStale(state, input) ? null : cellOf(state, input.kind);
  if (cell === null) return [];
  return typeof cell.needs === 'function' ? cell.needs(state, input, config) : cell.needs;
}

/** True if the carrier is waiting for the next document of the main slot. */
export function asksForDocument(input: CallInput): boolean {
  return (
    input.kind === 'CallArrived' ||
    input.kind === 'DocumentAsked' ||
    input.kind === 'TurnHeard' ||
    input.kind === 'MessageRecorded'
  );
}

/** True for inputs that we send ourselves; they are kept in the ledger only if something follows from them. */
export function isOwnInput(input: CallInput): boolean {
  return (
    input.kind === 'TimerFired' ||
    input.kind === 'AgentAssigned' ||
    input.kind === 'NobodyLeft' ||
    input.kind === 'AgentUnavailable'
  );
}

/** True for a request from a document that is no longer the served one; it changes nothing. */
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

/** Adds the step that is served with this decision. */
function served(before: CallState | null, decision: Decision, facts: Facts): Decision {
  const after = evolveAll(before, decision.events, facts.now);
  if (after === null) return decision;
  const step: CallEvent = { kind: 'StepServed', n: (before?.n ?? 0) + 1, key: wantedKey(after) };
  return settled(before, { ...decision, events: [...decision.events, step] }, facts);
}

/** Adds what follows from the change as a whole: a redirect, and the people and legs released at the end. */
function settled(before: CallState | null, decision: Decision, facts: Facts, input?: CallInput): Decision {
  const after = evolveAll(before, decision.events, facts.now);
  if (after === null || decision.events.length === 0) return decision;
  const effects: readonly Effect[] = redirectNeeded(after)
    ? [...decision.effects, { kind: 'redirect' }]
    : decision.effects;
  if (after.stage !== 'ended' || before?.stage === 'ended') return { ...decision, effects };
  // A call that is refused as it arrives is ended by its own document.
  const isOver = before === null || input?.kind === 'CarrierReported';
  const endCall: Effect[] = isOver ? [] : [{ kind: 'endCall' }];
  return {
    ...decision,
    effects: [...effects, ...legsToEnd(before), ...endCall],
    claims: [...decision.claims, ...peopleToFree(before)],
  };
}

function legsToEnd(before: CallState | null): Effect[] {
  const legs = [...agentsOf(before), ...(before === null ? [] : offersOf(before))]
    .map(({ legSid }) => legSid)
    .filter((leg) => leg !== null);
  return legs.map((legSid) => ({ kind: 'endLeg', legSid }));
}

function peopleToFree(before: CallState | null): Claim[] {
  return [
    ...(before === null ? [] : offersOf(before)).map(({ offerId, agentId }): Claim => ({
      kind: 'moveOffer',
      offerId,
      agentId,
      state: 'withdrawn',
    })),
    ...agentsOf(before).map(({ offerId, agentId }): Claim => ({ kind: 'moveOffer', offerId, agentId, state: 'ended' })),
  ];
}

function agentsOf(state: CallState | null) {
  const room = state === null ? null : roomOf(state);
  return room === null ? [] : agentsIn(room);
}

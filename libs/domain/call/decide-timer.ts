import { isNothing, nothing, only } from './decision';
import type { Decision } from './events';
import type { Facts } from './facts';
import type { InputOf } from './inputs';
import { stopRinging } from './decide-agent';
import { release, returnToQueue } from './leave-room';
import { limits } from './limits';
import { redirectNeeded } from './next-step';
import { expectedUntil, fallBack, ringNext, waitEnds } from './queue';
import { agentsIn } from './room';
import type { CallIn, CallState, LiveStage } from './state';
import { offerDeadline, returnDeadline, stageEntered } from './wake-at';

type RunOut<S extends LiveStage> = (state: CallIn<S>, facts: Facts) => Decision;

/**
 * Decides what an expired wait means in a stage, in addition to what it means in every stage: the longest call, and a
 * redirect that was not followed.
 */
export function onTimer<S extends LiveStage>(runOut: RunOut<S> = () => nothing) {
  return (state: CallIn<S>, input: InputOf<'TimerFired'>, facts: Facts): Decision => {
    const call: CallState = state;
    if (input.n !== call.n) return nothing;
    if (facts.now - call.startedAt >= limits.callMs)
      return only({ kind: 'CallEnded', reason: 'too_long', party: 'us' });
    const decision = runOut(state, facts);
    if (!isNothing(decision) || !redirectNeeded(call)) return decision;
    return { events: [], effects: [{ kind: 'redirect' }], claims: [] };
  };
}

export const waitRunOut: RunOut<'waiting'> = (state, facts) => {
  const { place } = state;
  if (facts.now >= waitEnds(state)) return fallBack(state, place, facts);
  return facts.now >= (expectedUntil(place) ?? Infinity) ? ringNext(state, place, facts) : nothing;
};

export const offerRunOut: RunOut<'ringing' | 'transferring'> = (state, facts) => {
  const due = state.offers.filter((offer) => facts.now >= offerDeadline(offer));
  return stopRinging(state, due, due.every(({ acceptedAt }) => acceptedAt === null) ? 'expired' : 'withdrawn', facts);
};

/**
 * Handles the timeout of a transfer's offer, and of an agent who began the transfer and lost the line: that agent is no
 * longer waited for.
 */
export const transferRunOut: RunOut<'transferring'> = (state, facts) => {
  const deadline = returnDeadline(state.room);
  const isAway = deadline !== null && facts.now >= deadline;
  const rung = offerRunOut(state, facts);
  return isNothing(rung) && isAway ? release(agentsIn(state.room)) : rung;
};

export const returnRunOut: RunOut<'talking' | 'held'> = (state, facts) => {
  const deadline = returnDeadline(state.room);
  return deadline === null || facts.now < deadline ? nothing : returnToQueue(state, facts);
};

export const recordingRunOut: RunOut<'message'> = (state, facts) =>
  facts.now < stageEntered(state) + limits.messageMs + limits.messageGraceMs
    ? nothing
    : only({ kind: 'CallEnded', reason: 'line_failed', party: 'carrier' });

export const closingRunOut: RunOut<'announcing'> = (state, facts) =>
  facts.now < stageEntered(state) + limits.closingMs ? nothing : only({ kind: 'CallEnded', ...state.closing });

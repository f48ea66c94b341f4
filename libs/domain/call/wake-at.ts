import type { Instant } from '../kernel';
import { limits } from './limits';
import { redirectNeeded } from './next-step';
import type { CallState } from './state';

/** When the call must be looked at again without being asked; null once nothing is awaited. */
export function wakeAt(state: CallState, now: Instant): Instant | null {
  if (state.end !== null) return state.end.at + limits.completeMs;
  const due = [state.startedAt + limits.callMs, stageDeadline(state, now)];
  if (redirectNeeded(state)) due.push(now + limits.redirectMs);
  return Math.min(...due.filter((at) => at !== null));
}

function stageDeadline(state: CallState, now: Instant): Instant | null {
  switch (state.stage) {
    case 'ringing':
      return state.offer === null ? null : offerDeadline(state);
    case 'waiting':
      return (state.queuedAt ?? now) + limits.queueMs;
    case 'talking':
    case 'held':
      return state.talk?.agentGoneAt == null ? null : state.talk.agentGoneAt + limits.returnMs;
    case 'message':
      return lastEntered(state) + limits.messageMs + limits.messageGraceMs;
    case 'announcing':
      return lastEntered(state) + limits.closingMs;
    default:
      return null;
  }
}

/** When an offer that has not led to a talk is taken back. */
export function offerDeadline(state: CallState): Instant {
  const offer = state.offer;
  if (offer === null) return Number.MAX_SAFE_INTEGER;
  return offer.acceptedAt === null ? offer.at + state.config.ringSeconds * 1_000 : offer.acceptedAt + limits.joinMs;
}

function lastEntered(state: CallState): Instant {
  return state.segments.at(-1)?.from ?? state.startedAt;
}

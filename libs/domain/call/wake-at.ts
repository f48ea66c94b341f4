import type { Instant } from '../kernel';
import { limits } from './limits';
import { redirectNeeded } from './next-step';
import { expectedUntil, waitEnds } from './queue';
import { agentsIn, isLeftAlone } from './room';
import type { CallRecord, CallState, Offer, Room } from './state';

/** Returns when the call must be checked again without being asked. */
export function wakeAt(state: CallState, now: Instant): Instant {
  if (state.stage === 'ended') return state.end.at + limits.completeMs;
  const due = [state.startedAt + limits.callMs, stageDeadline(state, now)];
  if (redirectNeeded(state)) due.push(now + limits.redirectMs);
  return Math.min(...due.filter((at) => at !== null));
}

function stageDeadline(state: CallState, now: Instant): Instant | null {
  switch (state.stage) {
    case 'ringing':
      return Math.min(...state.offers.map(offerDeadline));
    case 'waiting':
      return Math.min(later(expectedUntil(state.place), now) ?? Infinity, waitEnds(state));
    case 'talking':
    case 'held':
      return returnDeadline(state.room);
    case 'transferring':
      return Math.min(...state.offers.map(offerDeadline), returnDeadline(state.room) ?? Infinity);
    case 'message':
      return stageEntered(state) + limits.messageMs + limits.messageGraceMs;
    case 'announcing':
      return stageEntered(state) + limits.closingMs;
    default:
      return null;
  }
}

/** A time that has passed needs no check of its own. */
function later(at: Instant | null, now: Instant): Instant | null {
  return at !== null && at > now ? at : null;
}

/** Returns when an offer that has not led to a talk is withdrawn. */
export function offerDeadline({ expiresAt, acceptedAt }: Offer): Instant {
  return acceptedAt === null ? expiresAt : acceptedAt + limits.joinMs;
}

/**
 * Returns until when a caller who was left alone waits for an agent to dial back in; null while an agent is there, or
 * is no longer expected.
 */
export function returnDeadline(room: Room): Instant | null {
  const agents = agentsIn(room);
  if (agents.length === 0 || !isLeftAlone(room)) return null;
  return Math.max(...agents.map(({ goneAt }) => goneAt ?? 0)) + limits.returnMs;
}

export function stageEntered(state: CallRecord): Instant {
  return state.segments.at(-1)?.from ?? state.startedAt;
}

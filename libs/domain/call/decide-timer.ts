import { nothing, only } from './decision';
import type { Decision } from './events';
import type { Facts } from './inputs';
import { limits } from './limits';
import { redirectNeeded } from './next-step';
import { fallBack, passOn, waitedTooLong } from './queue';
import type { CallState } from './state';
import { returnToQueue } from './talk';
import { offerDeadline } from './wake-at';

/** What a wait that has run out means. */
export function decideTimer(state: CallState, facts: Facts): Decision {
  if (facts.now - state.startedAt >= limits.callMs) return only({ kind: 'CallEnded', reason: 'too_long', party: 'us' });
  const decision = decideStage(state, facts);
  if (decision !== nothing || !redirectNeeded(state)) return decision;
  return { events: [], effects: [{ kind: 'redirect' }], claims: [] };
}

function decideStage(state: CallState, facts: Facts): Decision {
  const here = state.segments.at(-1)?.from ?? state.startedAt;
  switch (state.stage) {
    case 'waiting':
      return waitedTooLong(state, facts) ? fallBack(state, facts) : nothing;
    case 'ringing':
      if (facts.now < offerDeadline(state)) return nothing;
      return passOn(state, state.offer?.acceptedAt == null ? 'expired' : 'withdrawn', facts);
    case 'talking':
    case 'held':
      if (state.talk?.agentGoneAt == null || facts.now < state.talk.agentGoneAt + limits.returnMs) return nothing;
      return returnToQueue(state, facts);
    case 'message':
      if (facts.now < here + limits.messageMs + limits.messageGraceMs) return nothing;
      return only({ kind: 'CallEnded', reason: 'line_failed', party: 'carrier' });
    case 'announcing':
      if (facts.now < here + limits.closingMs) return nothing;
      return only({
        kind: 'CallEnded',
        reason: state.closing?.reason ?? 'trouble',
        party: state.closing?.party ?? 'us',
      });
    default:
      return nothing;
  }
}

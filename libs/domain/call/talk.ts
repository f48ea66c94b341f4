import { both, only } from './decision';
import type { Claim, Decision, Effect } from './events';
import type { Facts, Target } from './inputs';
import { defaultTarget, ringNext } from './queue';
import type { CallState } from './state';
import { text } from './step';

/** A caller left alone in a room goes back to the queue with the old place. */
export function returnToQueue(state: CallState, facts: Facts): Decision {
  const target = state.target ?? defaultTarget(state);
  if (target === null) return only({ kind: 'MessageAsked', say: [text('nobodyAvailable')] });
  return leaveTalk(state, target, 'fallback', true, facts);
}

/** A blind transfer: the agent is let go and the caller queued for the new target. */
export function transferOn(state: CallState, target: Target, facts: Facts): Decision {
  return leaveTalk(state, target, 'agent', false, facts);
}

function leaveTalk(
  state: CallState,
  target: Target,
  reason: 'fallback' | 'agent',
  keepPlace: boolean,
  facts: Facts,
): Decision {
  const talk = state.talk;
  const effects: Effect[] = talk?.agentLeg == null ? [] : [{ kind: 'endLeg', legSid: talk.agentLeg }];
  const claims: Claim[] =
    talk === null ? [] : [{ kind: 'moveOffer', offerId: talk.offerId, agentId: talk.agentId, state: 'ended' }];
  const queued: Decision = {
    events: [
      ...(talk === null ? [] : [{ kind: 'AgentReleased', agentId: talk.agentId } as const]),
      { kind: 'CallerQueued', target, reason, keepPlace, say: [text('holdOn')] },
    ],
    effects,
    claims,
  };
  const queuedAt = keepPlace ? (state.queuedAt ?? facts.now) : facts.now;
  return both(
    queued,
    ringNext({ ...state, target, tried: [], queuedAt, offer: null, talk: null }, withoutLeaver(state, facts)),
  );
}

/** The agent who hands a caller on is still in the call by the tables, and is not asked again at once. */
function withoutLeaver(state: CallState, facts: Facts): Facts {
  return { ...facts, agents: facts.agents.filter(({ id }) => id !== state.talk?.agentId) };
}

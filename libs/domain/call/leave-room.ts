import type { AgentId } from '../kernel';
import { both, only } from './decision';
import type { Decision, Effect } from './events';
import { known, type Facts } from './facts';
import { placeAgain, ringNext } from './queue';
import { agentsIn, type InRoom } from './room';
import type { AgentInRoom, CallIn, QueuePlace } from './state';
import { text } from './step';

/** Returns a caller who is left alone in a room to their old place in the queue. */
export function returnToQueue(state: CallIn<'talking' | 'held'>, facts: Facts): Decision {
  return queueAgain(state, placeAgain(state, state.place.target, true, facts), facts);
}

/**
 * The caller waits in the queue again. An agent still counted in the room has lost the line: the agent is released and
 * expected back.
 */
export function queueAgain(state: InRoom, place: QueuePlace, facts: Facts): Decision {
  const agents = agentsIn(state.room);
  const { target } = place;
  const leftAlone = agents.length > 0;
  const queued = only({
    kind: 'CallerQueued',
    target,
    reason: 'fallback',
    keepPlace: true,
    leftAlone,
    say: [text('holdOn')],
  });
  const again = leftAlone ? { ...place, leftAloneAt: facts.now } : place;
  const next = ringNext(state, again, without(facts, agents));
  return both(both(release(agents), queued), next);
}

/** Releases agents: they leave the room and become free. */
export function release(agents: readonly AgentInRoom[]): Decision {
  return {
    events: agents.map(({ agentId }) => ({ kind: 'AgentReleased', agentId })),
    effects: agents.flatMap(({ legSid }): Effect[] => (legSid === null ? [] : [{ kind: 'endLeg', legSid }])),
    claims: agents.map(({ offerId, agentId }) => ({ kind: 'moveOffer', offerId, agentId, state: 'ended' })),
  };
}

/** Removes agents from the facts who are in the call by the tables, or are just leaving it; they are not called. */
export function without(facts: Facts, leavers: readonly { readonly agentId: AgentId }[]): Facts {
  const stays = (id: AgentId) => !leavers.some(({ agentId }) => agentId === id);
  const people = known(facts, 'people');
  const targets = people.targets.map((fact) => ({
    ...fact,
    free: fact.free.filter(stays),
    engaged: fact.engaged.filter(stays),
  }));
  return { ...facts, people: { ...people, targets } };
}

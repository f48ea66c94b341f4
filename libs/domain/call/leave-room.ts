import type { AgentId } from '../kernel';
import { both } from './decision';
import type { Decision, Effect } from './events';
import { known, type Facts } from './facts';
import type { Target } from './inputs';
import { placeAgain, ringNext } from './queue';
import { agentsIn } from './room';
import type { CallIn } from './state';
import { text } from './step';

type InRoom = CallIn<'talking' | 'held'>;

/** A caller left alone in a room goes back to the queue with the old place. */
export function returnToQueue(state: InRoom, facts: Facts): Decision {
  return leaveRoom(state, state.place.target, 'fallback', facts);
}

/** A blind transfer: the agent is let go and the caller queued for the new target. */
export function transferOn(state: InRoom, target: Target, facts: Facts): Decision {
  return leaveRoom(state, target, 'agent', facts);
}

function leaveRoom(state: InRoom, target: Target, reason: 'fallback' | 'agent', facts: Facts): Decision {
  const agents = agentsIn(state.room);
  const keepPlace = reason === 'fallback';
  const queued: Decision = {
    events: [
      ...agents.map(({ agentId }) => ({ kind: 'AgentReleased', agentId }) as const),
      { kind: 'CallerQueued', target, reason, keepPlace, say: [text('holdOn')] },
    ],
    effects: agents.flatMap(({ legSid }): Effect[] => (legSid === null ? [] : [{ kind: 'endLeg', legSid }])),
    claims: agents.map(({ offerId, agentId }) => ({ kind: 'moveOffer', offerId, agentId, state: 'ended' })),
  };
  const others = without(
    facts,
    agents.map(({ agentId }) => agentId),
  );
  return both(queued, ringNext(state, placeAgain(state, target, keepPlace, facts), others));
}

/** Who hands a caller on is still in the call by the tables, and is not asked again at once. */
function without(facts: Facts, leavers: readonly AgentId[]): Facts {
  const stays = (id: AgentId) => !leavers.includes(id);
  const people = known(facts, 'people');
  const targets = people.targets.map((fact) => ({
    ...fact,
    free: fact.free.filter(stays),
    engaged: fact.engaged.filter(stays),
  }));
  return { ...facts, people: { ...people, targets } };
}

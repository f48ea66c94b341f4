import type { AgentId } from '../kernel';
import { both, nothing, only } from './decision';
import type { Decision, Effect } from './events';
import { targetFact, type Facts } from './facts';
import type { InputOf, Target } from './inputs';
import { queueAgain, release, without } from './leave-room';
import { closeOffers, nextFree, offer } from './queue';
import { agentsIn, callerOf, isLeftAlone } from './room';
import type { CallIn, Offer, Room, TransferResult } from './state';

type Transferring = CallIn<'transferring'>;

/**
 * Rings somebody of the target, who will come into this room. Until then the agent stays and may take the caller back, who
 * hears music. Refused where nobody of the target could come at once.
 */
export function beginTransfer(state: CallIn<'talking' | 'held'>, target: Target, by: AgentId, given: Facts): Decision {
  const facts = without(given, agentsIn(state.room));
  const next = nextFree({ target, since: facts.now, tried: [] }, facts);
  if (next === undefined) {
    const { free, engaged } = targetFact(facts, target);
    const why = free.length + engaged.length > 0 ? 'in_call' : 'not_available';
    return only({ kind: 'TransferRefused', target, why });
  }
  const begun: Decision = {
    events: [{ kind: 'TransferBegan', target, by }],
    effects: holdCaller(state.room, true),
    claims: [],
  };
  return both(begun, offer(state, next, facts, state.room.number));
}

/** What the agent who hands a caller over may still ask for. */
export function decideWishInTransfer(state: Transferring, { wish, agentId }: InputOf<'AgentWished'>): Decision {
  const agents = agentsIn(state.room).filter((one) => one.agentId === agentId);
  if (agents.length === 0) return nothing;
  switch (wish.kind) {
    case 'takeBack':
      return both(closeOffers(state.offers, 'withdrawn'), endTransfer(state, 'taken_back'));
    case 'hangUp':
      // Whoever hangs up now leaves the caller to the target, who is rung on.
      return release(agents);
    case 'transfer':
      return only({ kind: 'TransferRefused', target: wish.target, why: 'under_way' });
    default:
      return nothing;
  }
}

/** The target is in the room: whoever handed the caller over is free. */
export function targetJoins(
  state: Transferring,
  { offerId, agentId }: Offer,
  input: InputOf<'ParticipantJoined'>,
): Decision {
  const { conferenceSid, legSid } = input;
  const joined: Decision = {
    events: [{ kind: 'AgentJoined', conferenceSid, legSid, offerId }],
    effects: holdCaller({ ...state.room, conferenceSid }, false),
    claims: [{ kind: 'moveOffer', offerId, agentId, state: 'joined' }],
  };
  const over = only({ kind: 'TransferEnded', result: 'handed_over' });
  return both(joined, both(release(agentsIn(state.room)), over));
}

const results = { declined: 'declined', expired: 'not_answered', withdrawn: 'not_available' } as const;

/**
 * Whoever was rung does not come: the next one of the target is rung, else the caller is back with the agent. One who has
 * left meanwhile leaves the caller in the target's queue.
 */
export function passTransferOn(
  state: Transferring,
  offers: readonly Offer[],
  how: keyof typeof results,
  given: Facts,
): Decision {
  const agents = agentsIn(state.room);
  const closed = closeOffers(offers, how);
  const place = { ...state.place, tried: [...state.place.tried, ...offers.map(({ agentId }) => agentId)] };
  const facts = without(given, agents);
  const next = nextFree(place, facts);
  if (next !== undefined) return both(closed, offer(state, next, facts, state.room.number));
  return both(closed, agents.length > 0 ? endTransfer(state, results[how]) : queueAgain(state, place, facts));
}

/** The caller is back with the agent; where that one's line is lost, the music goes on until it is back. */
function endTransfer({ room }: Transferring, result: TransferResult): Decision {
  return {
    events: [{ kind: 'TransferEnded', result }],
    effects: isLeftAlone(room) ? [] : holdCaller(room, false),
    claims: [],
  };
}

/** A caller who is not in the room yet hears music until somebody takes them off it. */
function holdCaller(room: Room, on: boolean): Effect[] {
  return callerOf(room)?.joined === true ? [{ kind: 'holdCaller', on, conferenceSid: room.conferenceSid }] : [];
}

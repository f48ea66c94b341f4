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
 * Calls an agent of the target, who will join this room. Until then the agent stays and may take the caller back, and
 * the caller hears music. Refused if no agent of the target could come at once.
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

/** Handles what the agent who is transferring a caller may still request. */
export function decideWishInTransfer(state: Transferring, { wish, agentId }: InputOf<'AgentWished'>): Decision {
  const agents = agentsIn(state.room).filter((one) => one.agentId === agentId);
  if (agents.length === 0) return nothing;
  switch (wish.kind) {
    case 'takeBack':
      return both(closeOffers(state.offers, 'withdrawn'), endTransfer(state, 'taken_back'));
    case 'hangUp':
      // If the transferring agent hangs up now, the caller is left to the target, who continues to be called.
      return release(agents);
    case 'transfer':
      return only({ kind: 'TransferRefused', target: wish.target, why: 'under_way' });
    default:
      return nothing;
  }
}

/** The target is in the room, so the agent who transferred the caller is free. */
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
  const transferEnded = only({ kind: 'TransferEnded', result: 'handed_over' });
  return both(joined, both(release(agentsIn(state.room)), transferEnded));
}

const results = { declined: 'declined', expired: 'not_answered', withdrawn: 'not_available' } as const;

/**
 * The target who was called does not answer: the next agent of the target is called, otherwise the caller returns to
 * the agent. If that agent has left in the meantime, the caller goes to the target's queue.
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

/** Returns the caller to the agent; if the agent's line is lost, the music goes on until the agent is back. */
function endTransfer({ room }: Transferring, result: TransferResult): Decision {
  return {
    events: [{ kind: 'TransferEnded', result }],
    effects: isLeftAlone(room) ? [] : holdCaller(room, false),
    claims: [],
  };
}

/**
 * Puts the caller on or off hold. A caller who is not in the room yet hears music until an agent takes them off hold.
 */
function holdCaller(room: Room, on: boolean): Effect[] {
  return callerOf(room)?.joined === true ? [{ kind: 'holdCaller', on, conferenceSid: room.conferenceSid }] : [];
}

import type { AgentId } from '../kernel';
import { both, isNothing, nothing, only } from './decision';
import type { Decision, Effect } from './events';
import type { Facts } from './facts';
import type { AgentWish, InputOf } from './inputs';
import { beginTransfer, passTransferOn, targetJoins, decideWishInTransfer } from './decide-transfer';
import { closeOffers, passOn } from './queue';
import { agentOfOffer, agentsIn, callerOf, isInRoom, isLeftAlone, isRinging, type InRoom, type Ringing } from './room';
import type { AgentInRoom, CallIn, CallState, Offer } from './state';

/** The first agent who dials in takes the call; all other agents called for it are released. */
export function decideDialledIn(state: Ringing, input: InputOf<'AgentDialledIn'>): Decision {
  const { offers } = state;
  const offer = offers.find(({ offerId, agentId }) => offerId === input.offerId && agentId === input.agentId);
  if (offer === undefined || offers.some(({ acceptedAt }) => acceptedAt !== null)) return nothing;
  const accepted: Decision = {
    events: [{ kind: 'OfferAccepted', offerId: offer.offerId, legSid: input.legSid }],
    effects: [],
    claims: [{ kind: 'moveOffer', offerId: offer.offerId, agentId: offer.agentId, state: 'accepted' }],
  };
  const others = offers.filter((other) => other !== offer);
  return both(accepted, closeOffers(others, 'taken'));
}

/** Accepts the new leg of an agent who dials back into the room; no other leg may enter. */
export function decideDialledBack(state: InRoom, input: InputOf<'AgentDialledIn'>): Decision {
  const { offerId, agentId, legSid } = input;
  return agentsIn(state.room).some((agent) => agent.offerId === offerId && agent.agentId === agentId)
    ? only({ kind: 'AgentDialledBack', offerId, legSid })
    : nothing;
}

export function decideDialledInTransfer(state: CallIn<'transferring'>, input: InputOf<'AgentDialledIn'>): Decision {
  const rings = state.offers.some(({ offerId }) => offerId === input.offerId);
  return rings ? decideDialledIn(state, input) : decideDialledBack(state, input);
}

/**
 * Returns the room that an agent who dials in may enter: that of the accepted offer, or of the talk after a lost leg.
 */
export function roomFor(state: CallState, input: InputOf<'AgentDialledIn'>): number | null {
  const { offerId, agentId, legSid } = input;
  if (isRinging(state)) {
    const offer = state.offers.find((one) => one.offerId === offerId && one.agentId === agentId);
    if (offer?.legSid === legSid) return offer.roomNumber;
  }
  if (!isInRoom(state)) return null;
  return agentOfOffer(state.room, offerId)?.agentId === agentId ? state.room.number : null;
}

export function decideAgentJoined(state: CallIn<'ringing'>, input: InputOf<'ParticipantJoined'>): Decision {
  const offer = offerOf(state, input);
  if (offer === undefined) return decideJoinedLate(state, input);
  const { offerId, agentId } = offer;
  return {
    events: [{ kind: 'AgentJoined', conferenceSid: input.conferenceSid, legSid: input.legSid, offerId }],
    effects: [],
    claims: [{ kind: 'moveOffer', offerId, agentId, state: 'joined' }],
  };
}

export function decideJoinedRoom(state: InRoom, input: InputOf<'ParticipantJoined'>): Decision {
  const { room } = state;
  if (room.number !== input.k) return nothing;
  if (input.who === 'caller') return callerOf(room)?.joined === false ? only({ kind: 'CallerJoined' }) : nothing;
  const agents = agentsIn(room);
  if (agents.some(({ legSid }) => legSid === input.legSid)) return nothing;
  const back = agents.find(({ returningLeg }) => returningLeg === input.legSid);
  return back === undefined ? strangerOut(input.legSid) : agentBack(state, back, input);
}

/** Hangs up an agent's leg that joins when no agent is expected, because the offer had expired. */
export function decideJoinedLate(_state: CallState, { who, legSid }: InputOf<'ParticipantJoined'>): Decision {
  return who === 'caller' ? nothing : strangerOut(legSid);
}

/** Hangs up the leg of a person who was released before it joined, such as the target of a canceled transfer. */
function strangerOut(legSid: string): Decision {
  return { events: [], effects: [{ kind: 'endLeg', legSid }], claims: [] };
}

export function decideJoinedInTransfer(state: CallIn<'transferring'>, input: InputOf<'ParticipantJoined'>): Decision {
  const target = offerOf(state, input);
  if (target !== undefined) return targetJoins(state, target, input);
  const decision = decideJoinedRoom(state, input);
  return input.who === 'caller' && !isNothing(decision) ? both(decision, callerToMusic(input)) : decision;
}

/** Plays music to a caller who enters the room while an agent is being called. */
function callerToMusic({ conferenceSid }: InputOf<'ParticipantJoined'>): Decision {
  return { events: [], effects: [{ kind: 'holdCaller', on: true, conferenceSid }], claims: [] };
}

/** Returns the offer of the agent who has joined the room. */
function offerOf(state: Ringing, { k, legSid, who }: InputOf<'ParticipantJoined'>): Offer | undefined {
  return who === 'caller' ? undefined : state.offers.find((offer) => offer.roomNumber === k && offer.legSid === legSid);
}

/** An agent who comes back takes the caller off hold, and the agent's older leg is hung up. */
function agentBack(
  state: InRoom,
  { offerId, legSid: older }: AgentInRoom,
  input: InputOf<'ParticipantJoined'>,
): Decision {
  const { conferenceSid, legSid } = input;
  const unhold: Effect[] =
    callerOf(state.room)?.joined === true && state.stage !== 'transferring'
      ? [{ kind: 'holdCaller', on: false, conferenceSid }]
      : [];
  const effects: Effect[] = older === null ? unhold : [...unhold, { kind: 'endLeg', legSid: older }];
  return { events: [{ kind: 'AgentJoined', conferenceSid, legSid, offerId }], effects, claims: [] };
}

/** An agent's leg has ended; a caller who is left alone hears music, and the agent may dial back in. */
export function decideLeftRoom(state: InRoom, input: InputOf<'ParticipantLeft'>): Decision {
  const { room } = state;
  const agent = agentsIn(room).find(({ legSid }) => legSid === input.legSid);
  if (room.number !== input.k || input.who === 'caller' || agent === undefined) return nothing;
  const rest = { ...room, people: room.people.filter((one) => one !== agent) };
  return {
    events: [{ kind: 'AgentLost', offerId: agent.offerId }],
    effects: isLeftAlone(rest) ? [{ kind: 'holdCaller', on: true, conferenceSid: input.conferenceSid }] : [],
    claims: [],
  };
}

export function decideWishWhileRung(state: Ringing, input: InputOf<'AgentWished'>, facts: Facts): Decision {
  const { wish, agentId } = input;
  if (wish.kind !== 'decline') return state.stage === 'transferring' ? decideWishInTransfer(state, input) : nothing;
  const mine = state.offers.filter(
    (offer) => offer.offerId === wish.offerId && offer.agentId === agentId && offer.acceptedAt === null,
  );
  return stopRinging(state, mine, 'declined', facts);
}

/** Calls the next agent, if there is one, when the agent being called does not answer. */
export function stopRinging(
  state: Ringing,
  offers: readonly Offer[],
  how: 'declined' | 'expired' | 'withdrawn',
  facts: Facts,
): Decision {
  if (offers.length === 0) return nothing;
  return state.stage === 'transferring' ? passTransferOn(state, offers, how, facts) : passOn(state, offers, how, facts);
}

/** Stops calling an agent who has become unavailable. */
export function decideUnavailable(state: Ringing, input: InputOf<'AgentUnavailable'>, facts: Facts): Decision {
  const theirs = state.offers.filter(({ agentId, acceptedAt }) => agentId === input.agentId && acceptedAt === null);
  return stopRinging(state, theirs, 'withdrawn', facts);
}

type WithSomebody = CallIn<'talking' | 'held'>;

export function decideWishInRoom(state: WithSomebody, input: InputOf<'AgentWished'>, facts: Facts): Decision {
  const { wish, agentId } = input;
  return agentsIn(state.room).some((agent) => agent.agentId === agentId) ? grant(state, wish, agentId, facts) : nothing;
}

function grant(state: WithSomebody, wish: AgentWish, by: AgentId, facts: Facts): Decision {
  switch (wish.kind) {
    case 'hangUp':
      return only({ kind: 'CallEnded', reason: 'agent_hung_up', party: 'tenant' });
    case 'transfer':
      return beginTransfer(state, wish.target, by, facts);
    case 'hold':
      return hold(state, wish.on);
    case 'takeBack':
    case 'decline':
      return nothing;
  }
}

function hold(state: WithSomebody, on: boolean): Decision {
  if (on === (state.stage === 'held')) return nothing;
  return {
    events: [{ kind: on ? 'CallerHeld' : 'CallerUnheld' }],
    effects: [{ kind: 'holdCaller', on, conferenceSid: state.room.conferenceSid }],
    claims: [],
  };
}

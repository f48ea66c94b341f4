import type { AgentId } from '../kernel';
import { both, isNothing, nothing, only } from './decision';
import type { Decision, Effect } from './events';
import type { Facts } from './facts';
import type { AgentWish, InputOf } from './inputs';
import { beginTransfer, passTransferOn, targetJoins, decideWishInTransfer } from './decide-transfer';
import { closeOffers, passOn } from './queue';
import { agentOfOffer, agentsIn, callerOf, isInRoom, isLeftAlone, isRinging, type InRoom, type Ringing } from './room';
import type { AgentInRoom, CallIn, CallState, Offer } from './state';

/** The first agent who dials in takes the call; whoever else was rung for it is let go. */
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

/** The leg of an agent of the room, by which that one comes back: no other leg is let in. */
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

/** The room that an agent who dials in may enter: the accepted offer's, or that of the talk after a lost leg. */
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

/** An agent's leg that comes in when nobody is waited for there, because the ringing had run out, is let go. */
export function decideJoinedLate(_state: CallState, { who, legSid }: InputOf<'ParticipantJoined'>): Decision {
  return who === 'caller' ? nothing : strangerOut(legSid);
}

/** The leg of somebody who was let go before it came in, such as the target of a transfer that was taken back. */
function strangerOut(legSid: string): Decision {
  return { events: [], effects: [{ kind: 'endLeg', legSid }], claims: [] };
}

export function decideJoinedInTransfer(state: CallIn<'transferring'>, input: InputOf<'ParticipantJoined'>): Decision {
  const target = offerOf(state, input);
  if (target !== undefined) return targetJoins(state, target, input);
  const decision = decideJoinedRoom(state, input);
  return input.who === 'caller' && !isNothing(decision) ? both(decision, callerToMusic(input)) : decision;
}

/** A caller who comes into the room while somebody is rung for them. */
function callerToMusic({ conferenceSid }: InputOf<'ParticipantJoined'>): Decision {
  return { events: [], effects: [{ kind: 'holdCaller', on: true, conferenceSid }], claims: [] };
}

/** The offer of whoever has come into the room. */
function offerOf(state: Ringing, { k, legSid, who }: InputOf<'ParticipantJoined'>): Offer | undefined {
  return who === 'caller' ? undefined : state.offers.find((offer) => offer.roomNumber === k && offer.legSid === legSid);
}

/** An agent who comes back takes the caller off the music and lets the older leg go. */
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

/** An agent's leg is over; a caller who is left alone hears music, while the agent may dial back in. */
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

/** Whoever is rung does not come: the next one is, if there is one. */
export function stopRinging(
  state: Ringing,
  offers: readonly Offer[],
  how: 'declined' | 'expired' | 'withdrawn',
  facts: Facts,
): Decision {
  if (offers.length === 0) return nothing;
  return state.stage === 'transferring' ? passTransferOn(state, offers, how, facts) : passOn(state, offers, how, facts);
}

/** An agent who takes no calls any more is rung no longer. */
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

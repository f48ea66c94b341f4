import { both, nothing, only } from './decision';
import type { Decision, Effect } from './events';
import type { Facts } from './facts';
import type { AgentWish, InputOf } from './inputs';
import { transferOn } from './leave-room';
import { closeOffers, passOn } from './queue';
import { agentOfOffer, agentsIn, callerOf, isInRoom, isLeftAlone } from './room';
import type { AgentInRoom, CallIn, CallState } from './state';

type InRoom = CallIn<'talking' | 'held'>;

/** The first agent who dials in takes the call; whoever else was rung for it is let go. */
export function decideDialledIn(state: CallIn<'ringing'>, input: InputOf<'AgentDialledIn'>): Decision {
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

/** The room that an agent who dials in may enter: the accepted offer's, or that of the talk after a lost leg. */
export function roomFor(state: CallState, input: InputOf<'AgentDialledIn'>): number | null {
  const { offerId, agentId, legSid } = input;
  if (state.stage === 'ringing') {
    const offer = state.offers.find((one) => one.offerId === offerId && one.agentId === agentId);
    return offer?.legSid === legSid ? offer.roomNumber : null;
  }
  if (!isInRoom(state)) return null;
  return agentOfOffer(state.room, offerId)?.agentId === agentId ? state.room.number : null;
}

export function decideAgentJoined(state: CallIn<'ringing'>, input: InputOf<'ParticipantJoined'>): Decision {
  const offer = state.offers.find(({ roomNumber, legSid }) => roomNumber === input.k && legSid === input.legSid);
  if (offer === undefined || input.who === 'caller') return nothing;
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
  const back = agents.find(({ goneAt }) => goneAt !== null) ?? agents[0];
  return back === undefined ? nothing : agentBack(state, back, input);
}

/** An agent who comes back takes the caller off the music and lets the older leg go. */
function agentBack(
  state: InRoom,
  { offerId, legSid: older }: AgentInRoom,
  input: InputOf<'ParticipantJoined'>,
): Decision {
  const { conferenceSid, legSid } = input;
  const unhold: Effect[] =
    callerOf(state.room)?.joined === true ? [{ kind: 'holdCaller', on: false, conferenceSid }] : [];
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

export function decideWishWhileRung(state: CallIn<'ringing'>, input: InputOf<'AgentWished'>, facts: Facts): Decision {
  const { wish, agentId } = input;
  if (wish.kind !== 'decline') return nothing;
  const mine = state.offers.filter(
    (offer) => offer.offerId === wish.offerId && offer.agentId === agentId && offer.acceptedAt === null,
  );
  return mine.length === 0 ? nothing : passOn(state, mine, 'declined', facts);
}

/** An agent who takes no calls any more is rung no longer. */
export function decideUnavailable(
  state: CallIn<'ringing'>,
  input: InputOf<'AgentUnavailable'>,
  facts: Facts,
): Decision {
  const theirs = state.offers.filter(({ agentId, acceptedAt }) => agentId === input.agentId && acceptedAt === null);
  return theirs.length === 0 ? nothing : passOn(state, theirs, 'withdrawn', facts);
}

export function decideWishInRoom(state: InRoom, input: InputOf<'AgentWished'>, facts: Facts): Decision {
  const { wish, agentId } = input;
  return agentsIn(state.room).some((agent) => agent.agentId === agentId) ? grant(state, wish, facts) : nothing;
}

function grant(state: InRoom, wish: AgentWish, facts: Facts): Decision {
  switch (wish.kind) {
    case 'hangUp':
      return only({ kind: 'CallEnded', reason: 'agent_hung_up', party: 'tenant' });
    case 'transfer':
      return transferOn(state, wish.target, facts);
    case 'hold':
      return hold(state, wish.on);
    case 'decline':
      return nothing;
  }
}

function hold(state: InRoom, on: boolean): Decision {
  if (on === (state.stage === 'held')) return nothing;
  return {
    events: [{ kind: on ? 'CallerHeld' : 'CallerUnheld' }],
    effects: [{ kind: 'holdCaller', on, conferenceSid: state.room.conferenceSid }],
    claims: [],
  };
}

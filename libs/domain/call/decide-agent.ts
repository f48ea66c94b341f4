import { nothing, only } from './decision';
import type { Decision, Effect } from './events';
import type { CallInput, Facts } from './inputs';
import { fallBack, passOn, ringAssigned } from './queue';
import type { CallState } from './state';
import { transferOn } from './talk';

type AgentInput = Extract<
  CallInput,
  {
    kind:
      | 'AgentDialledIn'
      | 'ParticipantJoined'
      | 'ParticipantLeft'
      | 'AgentWished'
      | 'AgentAssigned'
      | 'NobodyLeft'
      | 'AgentUnavailable';
  }
>;

/** What agents do and what happens to their legs. */
export function decideAgent(state: CallState, input: AgentInput, facts: Facts): Decision {
  switch (input.kind) {
    case 'AgentDialledIn':
      return decideDialledIn(state, input);
    case 'ParticipantJoined':
      return decideJoined(state, input);
    case 'ParticipantLeft':
      return decideLeft(state, input);
    case 'AgentWished':
      return decideWish(state, input, facts);
    case 'AgentAssigned':
      return state.stage === 'waiting' ? ringAssigned(state, input.agentId, facts) : nothing;
    case 'NobodyLeft':
      return state.stage === 'waiting' ? fallBack(state, facts) : nothing;
    case 'AgentUnavailable':
      return state.offer?.agentId === input.agentId && state.offer.acceptedAt === null
        ? passOn(state, 'withdrawn', facts)
        : nothing;
  }
}

function decideDialledIn(state: CallState, input: Extract<AgentInput, { kind: 'AgentDialledIn' }>): Decision {
  const offer = state.offer;
  if (offer === null || offer.offerId !== input.offerId || offer.agentId !== input.agentId || offer.acceptedAt !== null)
    return nothing;
  return {
    events: [{ kind: 'OfferAccepted', offerId: offer.offerId, legSid: input.legSid }],
    effects: [],
    claims: [{ kind: 'moveOffer', offerId: offer.offerId, agentId: offer.agentId, state: 'accepted' }],
  };
}

/** The room that an agent who dials in may enter: the accepted offer's, or the talk's after a lost leg. */
export function roomFor(
  state: CallState,
  input: { readonly offerId: string; readonly agentId: string; readonly legSid: string },
): number | null {
  const { offer, talk } = state;
  if (offer?.offerId === input.offerId && offer.agentId === input.agentId && offer.legSid === input.legSid)
    return offer.k;
  const mayReturn = talk?.offerId === input.offerId && talk.agentId === input.agentId;
  return mayReturn && state.stage !== 'ended' ? (talk?.k ?? null) : null;
}

function decideJoined(state: CallState, input: Extract<AgentInput, { kind: 'ParticipantJoined' }>): Decision {
  if (input.who === 'caller') {
    const expected = state.talk !== null && state.talk.k === input.k && !state.talk.callerIn;
    return expected ? only({ kind: 'CallerJoined' }) : nothing;
  }
  if (state.offer?.k === input.k && state.offer.legSid === input.legSid) return agentIn(state, input, 'joined');
  const returns = state.talk?.k === input.k && state.talk.agentLeg !== input.legSid;
  return returns ? agentIn(state, input, null) : nothing;
}

function agentIn(
  state: CallState,
  input: Extract<AgentInput, { kind: 'ParticipantJoined' }>,
  claim: 'joined' | null,
): Decision {
  const offer = state.offer;
  return {
    events: [{ kind: 'AgentJoined', conferenceSid: input.conferenceSid, legSid: input.legSid }],
    effects: returnEffects(state, input),
    claims:
      claim === null || offer === null
        ? []
        : [{ kind: 'moveOffer', offerId: offer.offerId, agentId: offer.agentId, state: claim }],
  };
}

/** An agent who comes back takes the caller off the music and lets the older leg go. */
function returnEffects(state: CallState, input: Extract<AgentInput, { kind: 'ParticipantJoined' }>): readonly Effect[] {
  const older = state.talk?.agentLeg;
  const unhold: Effect[] =
    state.talk?.callerIn === true ? [{ kind: 'holdCaller', on: false, conferenceSid: input.conferenceSid }] : [];
  return older == null ? unhold : [...unhold, { kind: 'endLeg', legSid: older }];
}

function decideLeft(state: CallState, input: Extract<AgentInput, { kind: 'ParticipantLeft' }>): Decision {
  const talk = state.talk;
  if (talk === null || talk.k !== input.k || input.who === 'caller' || talk.agentLeg !== input.legSid) return nothing;
  return {
    events: [{ kind: 'AgentLost' }],
    effects: [{ kind: 'holdCaller', on: true, conferenceSid: input.conferenceSid }],
    claims: [],
  };
}

function decideWish(state: CallState, input: Extract<AgentInput, { kind: 'AgentWished' }>, facts: Facts): Decision {
  const { wish, agentId } = input;
  if (wish.kind === 'decline') {
    const mine =
      state.offer?.offerId === wish.offerId && state.offer.agentId === agentId && state.offer.acceptedAt === null;
    return mine ? passOn(state, 'declined', facts) : nothing;
  }
  const talk = state.talk;
  if (talk === null || talk.agentId !== agentId) return nothing;
  switch (wish.kind) {
    case 'hangUp':
      return only({ kind: 'CallEnded', reason: 'agent_hung_up', party: 'tenant' });
    case 'transfer':
      return transferOn(state, wish.target, facts);
    case 'hold':
      return hold(state, wish.on);
  }
}

function hold(state: CallState, on: boolean): Decision {
  const conferenceSid = state.talk?.conferenceSid;
  if (conferenceSid == null || on === (state.stage === 'held')) return nothing;
  return {
    events: [{ kind: on ? 'CallerHeld' : 'CallerUnheld' }],
    effects: [{ kind: 'holdCaller', on, conferenceSid }],
    claims: [],
  };
}

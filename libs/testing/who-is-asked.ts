import { agentsIn, offersOf, roomOf, type CallInput, type CallState } from '@voicecore/domain/call';
import type { AgentId, OfferId } from '@voicecore/domain/kernel';

interface Asked {
  readonly k: number;
  readonly offerId: OfferId;
  readonly agentId: AgentId;
}

/** Returns the agent whom the call is offered to; first the one who has accepted. */
function whoIsRung(state: CallState): Asked | null {
  const offers = offersOf(state);
  const offer = offers.find(({ acceptedAt }) => acceptedAt !== null) ?? offers[0];
  return offer === undefined ? null : { k: offer.roomNumber, offerId: offer.offerId, agentId: offer.agentId };
}

/** Returns the agent who is talking to the caller. */
function whoTalks(state: CallState): Asked | null {
  const room = roomOf(state);
  const agent = room === null ? undefined : agentsIn(room)[0];
  return room === null || agent === undefined
    ? null
    : { k: room.number, offerId: agent.offerId, agentId: agent.agentId };
}

/**
 * Returns who acts: in a transfer, the agent being called dials in and declines, and either agent may join or leave.
 */
export function whoIsAsked(state: CallState, input: CallInput, pick: number): Asked | null {
  const isWish = input.kind === 'AgentWished' && input.wish.kind !== 'decline';
  const isTheTalkers = isWish || input.kind === 'ParticipantLeft';
  const talks = whoTalks(state);
  return isTheTalkers || pick % 4 === 3 ? (talks ?? whoIsRung(state)) : (whoIsRung(state) ?? talks);
}

/** Returns an agent's leg; occasionally a different one of the same agent. */
export function legOf(offerId: OfferId, pick: number): string {
  return `CA${offerId}${pick % 7 === 6 ? '-again' : ''}`;
}

import type { OfferId } from '../kernel';
import type { AgentInRoom, CallerInRoom, CallIn, CallState, Room } from './state';

/** A call whose caller is in a room with agents, or was a moment ago. */
export type InRoom = CallIn<'talking' | 'held' | 'transferring'>;

export function isInRoom(state: CallState): state is InRoom {
  return 'room' in state;
}

/** A call for which an agent is being called. */
export type Ringing = CallIn<'ringing' | 'transferring'>;

export function isRinging(state: CallState): state is Ringing {
  return 'offers' in state;
}

/** Returns the room that the people of this call are in; null while the caller is with no one. */
export function roomOf(state: CallState): Room | null {
  return isInRoom(state) ? state.room : null;
}

export function callerOf(room: Room): CallerInRoom | null {
  return room.people.find((one) => one.role === 'caller') ?? null;
}

export function agentsIn(room: Room): readonly AgentInRoom[] {
  return room.people.filter((one) => one.role === 'agent');
}

/**
 * Returns the agent who joined through this offer; without an offer, the first: ledgers from before calls could have
 * several agents do not name it.
 */
export function agentOfOffer(room: Room, offerId: OfferId | undefined): AgentInRoom | null {
  const agents = agentsIn(room);
  return (offerId === undefined ? agents[0] : agents.find((agent) => agent.offerId === offerId)) ?? null;
}

type Person<Role> = Extract<Room['people'][number], { role: Role }>;

/** Returns the room with every person of a role changed. */
export function withPeople<Role extends 'caller' | 'agent'>(
  room: Room,
  role: Role,
  change: (one: Person<Role>) => Person<Role>,
): Room {
  return { ...room, people: room.people.map((one) => (one.role === role ? change(one as Person<Role>) : one)) };
}

/** True if all agents the caller talked to have lost the line: the caller hears music until an agent is back. */
export function isLeftAlone(room: Room): boolean {
  return agentsIn(room).every(({ goneAt }) => goneAt !== null);
}

/**
 * True if the caller hears music: on hold, being transferred to an agent who is being called, or alone until an agent
 * is back.
 */
export function isOnHold(state: CallState): boolean {
  return isInRoom(state) && (state.stage !== 'talking' || isLeftAlone(state.room));
}

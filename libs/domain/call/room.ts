import type { OfferId } from '../kernel';
import type { AgentInRoom, CallerInRoom, CallIn, CallState, Room } from './state';

/** A call whose caller is in a room with people, or was a moment ago. */
export type InRoom = CallIn<'talking' | 'held' | 'transferring'>;

export function isInRoom(state: CallState): state is InRoom {
  return 'room' in state;
}

/** A call for which somebody is being rung. */
export type Ringing = CallIn<'ringing' | 'transferring'>;

export function isRinging(state: CallState): state is Ringing {
  return 'offers' in state;
}

/** The room that people of this call are in; null while the caller is with nobody. */
export function roomOf(state: CallState): Room | null {
  return isInRoom(state) ? state.room : null;
}

export function callerOf(room: Room): CallerInRoom | null {
  return room.people.find((one) => one.role === 'caller') ?? null;
}

export function agentsIn(room: Room): readonly AgentInRoom[] {
  return room.people.filter((one) => one.role === 'agent');
}

/** The agent who came by this offer; without one, the first: ledgers of before several agents do not name it. */
export function agentOfOffer(room: Room, offerId: OfferId | undefined): AgentInRoom | null {
  const agents = agentsIn(room);
  return (offerId === undefined ? agents[0] : agents.find((agent) => agent.offerId === offerId)) ?? null;
}

type Person<Role> = Extract<Room['people'][number], { role: Role }>;

/** The room with everybody of a role changed. */
export function withPeople<Role extends 'caller' | 'agent'>(
  room: Room,
  role: Role,
  change: (one: Person<Role>) => Person<Role>,
): Room {
  return { ...room, people: room.people.map((one) => (one.role === role ? change(one as Person<Role>) : one)) };
}

/** Whether everybody whom the caller talked to has lost the line: the caller hears music until somebody is back. */
export function isLeftAlone(room: Room): boolean {
  return agentsIn(room).every(({ goneAt }) => goneAt !== null);
}

/** Whether the caller hears music: held, handed over to somebody who is rung, or with nobody until somebody is back. */
export function isOnHold(state: CallState): boolean {
  return isInRoom(state) && (state.stage !== 'talking' || isLeftAlone(state.room));
}

import type { OfferId } from '../kernel';
import type { AgentInRoom, CallerInRoom, CallIn, CallState, Room } from './state';

export function isInRoom(state: CallState): state is CallIn<'talking' | 'held'> {
  return state.stage === 'talking' || state.stage === 'held';
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

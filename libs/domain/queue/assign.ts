import type { AgentId, CallId, DepartmentId, Instant } from '../kernel';
import { rank, type QueuePlace } from './rank';

/** An agent who takes calls: free now, or in a call or being called. Agents who are not available are not included. */
export interface QueueAgent {
  readonly id: AgentId;
  readonly departmentIds: readonly DepartmentId[];
  readonly free: boolean;
  /** Since when the agent has neither talked nor been called: the agent who has been idle longest is called first. */
  readonly idleSince: Instant;
}

export interface Assignment {
  readonly callId: CallId;
  readonly agentId: AgentId;
}

/**
 * Decides which free agents are called for which waiting callers now. A caller whom no free agent may take does not
 * block others: the agents go to the callers behind. Afterwards no agent is free whom a waiting caller may be given to.
 */
export function assign(places: readonly QueuePlace[], agents: readonly QueueAgent[]): readonly Assignment[] {
  const free = agents.filter((agent) => agent.free).sort((a, b) => a.idleSince - b.idleSince || (a.id < b.id ? -1 : 1));
  const assignments: Assignment[] = [];
  for (const place of rank(places)) {
    if (free.length === 0) break;
    const index = free.findIndex((agent) => mayTake(place, agent));
    const agent = free[index];
    if (agent === undefined) continue;
    free.splice(index, 1);
    assignments.push({ callId: place.callId, agentId: agent.id });
  }
  return assignments;
}

/**
 * Returns the callers whom no agent may take any more, not even later: all who could have answered are away or did not
 * answer.
 */
export function unreachable(places: readonly QueuePlace[], agents: readonly QueueAgent[]): readonly CallId[] {
  return places.filter((place) => !agents.some((agent) => mayTake(place, agent))).map(({ callId }) => callId);
}

function mayTake({ target, tried }: QueuePlace, agent: QueueAgent): boolean {
  if (tried.includes(agent.id)) return false;
  return target.kind === 'agent' ? target.id === agent.id : agent.departmentIds.includes(target.id);
}

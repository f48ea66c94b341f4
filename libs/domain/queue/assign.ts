import type { AgentId, CallId, DepartmentId, Instant } from '../kernel';
import { inOrder, isInStep, ringAtMost, type Duties, type RoutedAgent } from '../routing';
import { rank, type QueuePlace } from './rank';

/** An agent who takes calls: free now, or in a call or being called. Agents who are not available are not included. */
export interface QueueAgent extends RoutedAgent, Duties {
  readonly departmentIds: readonly DepartmentId[];
  readonly free: boolean;
  /** Since when the agent has neither talked nor been called. */
  readonly idleSince: Instant;
}

export interface Assignment {
  readonly callId: CallId;
  readonly agentId: AgentId;
}

/**
 * Decides which free agents are called for which waiting callers now, each caller's by the strategy of the department.
 * A caller whom no free agent may take does not block others: the agents go to the callers behind. Afterwards no agent
 * is free whom a waiting caller may be given to.
 */
export function assign(
  places: readonly QueuePlace[],
  agents: readonly QueueAgent[],
  now: Instant,
): readonly Assignment[] {
  let free = agents.filter((agent) => agent.free).sort((a, b) => a.idleSince - b.idleSince || (a.id < b.id ? -1 : 1));
  const assignments: Assignment[] = [];
  for (const place of rank(places)) {
    if (free.length === 0) break;
    const suited = free.filter((agent) => mayTake(place, agent, now));
    const { rule, caller } = place.routing;
    const called = inOrder(rule, caller, suited).slice(0, rule.strategy === 'ring_all' ? ringAtMost : 1);
    for (const { id } of called) assignments.push({ callId: place.callId, agentId: id });
    if (called.length > 0) free = free.filter((agent) => !called.includes(agent));
  }
  return assignments;
}

/**
 * Returns the callers whom no agent may take any more, not even later: all who could have answered are away or did not
 * answer.
 */
export function unreachable(places: readonly QueuePlace[], agents: readonly QueueAgent[]): readonly CallId[] {
  return places.filter((place) => !agents.some((agent) => mayTake(place, agent, Infinity))).map(({ callId }) => callId);
}

/** True for those whom the caller waits for, and for those to whom the wait has climbed by then. */
function mayTake({ target, tried, queuedAt, routing }: QueuePlace, agent: QueueAgent, now: Instant): boolean {
  if (tried.includes(agent.id)) return false;
  if (target.kind === 'agent') return target.id === agent.id;
  if (agent.departmentIds.includes(target.id)) return true;
  return routing.steps.some((step) => now - queuedAt >= step.afterMs && isInStep(agent, step));
}

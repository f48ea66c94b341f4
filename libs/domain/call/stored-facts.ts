import type { AgentId } from '../kernel';
import type { Decision } from './events';
import type { Facts, PeopleFacts, TargetFact } from './facts';
import { agentsIn, roomOf } from './room';
import { offersOf, placeOf, type CallState } from './state';

/**
 * Returns the facts as the ledger keeps them: by ids, and only as many of the available agents as are needed to reach
 * the same decision again.
 */
export function factsAsUsed(state: CallState | null, facts: Facts, decision: Decision): Facts {
  return facts.people === undefined ? facts : { ...facts, people: peopleAsUsed(state, facts.people, facts, decision) };
}

function peopleAsUsed(state: CallState | null, people: PeopleFacts, facts: Facts, decision: Decision): PeopleFacts {
  const offered = decision.claims.flatMap((claim) => (claim.kind === 'offerAgent' ? [claim.agentId] : []));
  const asked = new Set([...offered, ...facts.lost]);
  const passedOver = state === null ? new Set<AgentId>() : agentsPassedOver(state);
  const inRoom = state === null ? new Set<AgentId>() : agentsInRoom(state);
  const witnesses = [passedOver, inRoom];
  return { ...people, targets: people.targets.map((target) => targetAsUsed(target, asked, witnesses)) };
}

/**
 * Keeps the agents who were asked, and one more to show that an agent could come: preferably one to whom the caller may
 * still be given, else one who is not in the call. `unlikely` holds whom to keep rather not, the strictest set first.
 */
function targetAsUsed(
  target: TargetFact,
  asked: ReadonlySet<AgentId>,
  unlikely: readonly ReadonlySet<AgentId>[],
): TargetFact {
  const free = target.free.filter((id) => asked.has(id));
  const others = [...target.free, ...target.engaged].filter((id) => !asked.has(id));
  const witness = witnessOf(others, unlikely);
  const { later = [], ...rest } = target;
  const laterWitness = witnessOf(later, unlikely);
  return {
    ...rest,
    free,
    engaged: witness === undefined ? [] : [witness],
    ...(laterWitness !== undefined && { later: [laterWitness] }),
  };
}

function witnessOf(agents: readonly AgentId[], unlikely: readonly ReadonlySet<AgentId>[]): AgentId | undefined {
  const likely = unlikely.map((set) => agents.find((id) => !set.has(id)));
  return likely.find((id) => id !== undefined) ?? agents[0];
}

function agentsInRoom(state: CallState): ReadonlySet<AgentId> {
  const room = roomOf(state);
  return new Set(room === null ? [] : agentsIn(room).map(({ agentId }) => agentId));
}

/** Returns the agents this decision may not give the caller to: they were called before, or are in the call. */
function agentsPassedOver(state: CallState): ReadonlySet<AgentId> {
  const place = placeOf(state);
  return new Set([
    ...(place?.tried ?? []),
    // An agent who is waited for and does not come is not looked for in the department either.
    ...(place?.target.kind === 'agent' ? [place.target.id] : []),
    ...offersOf(state).map(({ agentId }) => agentId),
    ...agentsInRoom(state),
  ]);
}

import type { AgentId } from '../kernel';
import type { Decision, Effect } from './events';
import type { AgentFact, Facts, Target, TransferReason } from './inputs';
import { both, nothing, only } from './decision';
import { limits } from './limits';
import type { CallState } from './state';
import { text, type Spoken } from './step';

/** Puts the caller into the queue of a target and rings the first agent who is free. After hours nobody is rung. */
export function queueFor(
  state: CallState,
  target: Target | null,
  reason: TransferReason,
  facts: Facts,
  say: readonly Spoken[],
): Decision {
  if (target === null || (reason !== 'urgent' && !isThere(target, facts))) return askForMessage(facts, target);
  const queued: Decision = only({ kind: 'CallerQueued', target, reason, keepPlace: false, say });
  return both(queued, ringNext({ ...state, target, tried: [], queuedAt: facts.now, offer: null }, facts));
}

/** What is urgent leads to a person at any hour, if one is free to take it; who is in danger hears what to do. */
export function queueUrgent(state: CallState, facts: Facts): Decision {
  const queued = queueFor(state, defaultTarget(state), 'urgent', facts, [text('urgentTransfer')]);
  const events = queued.events.map((event) =>
    event.kind === 'MessageAsked' ? { ...event, say: [text('dialInDanger'), ...event.say] } : event,
  );
  return { ...queued, events };
}

/** Whether the target's people are at work: a department by its own hours, an agent by those of any of their departments. */
function isThere(target: Target, facts: Facts): boolean {
  const isOpen = (id: string) => facts.departmentsOpen.find((each) => each.id === id)?.open ?? facts.open;
  if (target.kind === 'department') return isOpen(target.id);
  const departmentIds = facts.agents.find(({ id }) => id === target.id)?.departmentIds ?? [];
  return departmentIds.length === 0 ? facts.open : departmentIds.some(isOpen);
}

/** Where a caller goes who asks for a person without saying whom. */
export function defaultTarget(state: CallState): Target | null {
  const id = state.department ?? state.config.fallbackDepartment;
  return id === null ? null : { kind: 'department', id };
}

/**
 * Rings a free agent of the target at once where nobody else waits for it. Else the caller waits: the queue gives callers
 * and agents to each other. A message is asked for where nobody could come.
 */
export function ringNext(state: CallState, facts: Facts): Decision {
  const agents = agentsOf(state.target, facts.agents).filter((agent) => !state.tried.includes(agent.id));
  const next = agents.find((agent) => agent.presence === 'free' && !facts.lost.includes(agent.id));
  const isFirst = state.target === null || !facts.waitedFor.includes(state.target.id);
  if (next !== undefined && isFirst) return offer(state, next.id, facts);
  return agents.some((agent) => agent.presence !== 'away') ? nothing : fallBack(state, facts);
}

/** Rings the agent whom the queue has given to this caller, unless another call was faster. */
export function ringAssigned(state: CallState, agentId: AgentId, facts: Facts): Decision {
  return state.tried.includes(agentId) || facts.lost.includes(agentId) ? nothing : offer(state, agentId, facts);
}

/** Where nobody comes: a caller for one agent is given to that agent's department, one for a department leaves a message. */
export function fallBack(state: CallState, facts: Facts): Decision {
  const department = state.target?.kind === 'agent' ? departmentOf(state, facts) : null;
  if (department === null) return askForMessage(facts);
  const target: Target = { kind: 'department', id: department };
  if (!isThere(target, facts)) return askForMessage(facts, target);
  const tried = state.target?.kind === 'agent' ? [...state.tried, state.target.id] : state.tried;
  const queued: Decision = only({
    kind: 'CallerQueued',
    target,
    reason: 'fallback',
    keepPlace: true,
    say: [text('holdOn')],
  });
  return both(queued, ringNext({ ...state, target, tried }, facts));
}

function departmentOf(state: CallState, facts: Facts) {
  const agent = facts.agents.find(({ id }) => id === state.target?.id);
  return agent?.departmentIds[0] ?? state.config.fallbackDepartment;
}

function agentsOf(target: Target | null, agents: readonly AgentFact[]): readonly AgentFact[] {
  if (target === null) return [];
  return agents.filter(({ id, departmentIds }) =>
    target.kind === 'agent' ? id === target.id : departmentIds.includes(target.id),
  );
}

/** Whether a caller has waited as long as anybody is let wait. */
export function waitedTooLong(state: CallState, facts: Facts): boolean {
  return state.queuedAt !== null && facts.now - state.queuedAt >= limits.queueMs;
}

function offer(state: CallState, agentId: AgentId, facts: Facts): Decision {
  const k = state.k + 1;
  const offerId = facts.newOfferId;
  return {
    events: [{ kind: 'AgentOffered', offerId, agentId, k }],
    effects: [],
    claims: [{ kind: 'offerAgent', offerId, agentId, k, expiresAt: facts.now + state.config.ringSeconds * 1_000 }],
  };
}

/** A caller who wants to leave a message; nobody is said to be away. */
export function takeMessageWished(facts: Facts): Decision {
  return facts.open ? only({ kind: 'MessageAsked', say: [text('takeMessage')] }) : askForMessage(facts);
}

export function askForMessage(facts: Facts, target: Target | null = null): Decision {
  const isOpen = target === null ? facts.open : isThere(target, facts);
  const say = isOpen ? [text('nobodyAvailable')] : [text('closedHours'), text('takeMessage')];
  return only({ kind: 'MessageAsked', say });
}

/** Ends an offer and rings the next agent. */
export function passOn(state: CallState, how: 'declined' | 'expired' | 'withdrawn', facts: Facts): Decision {
  const offered = state.offer;
  if (offered === null) return nothing;
  const effects: Effect[] = offered.legSid === null ? [] : [{ kind: 'endLeg', legSid: offered.legSid }];
  const closed: Decision = {
    events: [{ kind: 'OfferClosed', offerId: offered.offerId, agentId: offered.agentId, how }],
    effects,
    claims: [{ kind: 'moveOffer', offerId: offered.offerId, agentId: offered.agentId, state: how }],
  };
  return both(closed, ringNext({ ...state, offer: null, tried: [...state.tried, offered.agentId] }, facts));
}

import { afterHoursDepartments, afterHoursRule, type Openness, type Opening } from '../hours';
import type { AgentId, DepartmentId } from '../kernel';
import {
  escalationSteps,
  firstRoutingRule,
  inOrder,
  isInStep,
  type Duties,
  type RoutedAgent,
  type RoutedCaller,
  type RoutedDepartment,
} from '../routing';
import type { Target, Understood } from '../understanding';
import type { CallConfig } from './config';
import { sameTarget, type PeopleFacts, type TargetFact } from './facts';
import type { CallInput, QueueWish } from './inputs';
import { defaultTarget } from './queue';
import { placeOf, type CallState } from './state';

/** The people a decision may hand the caller to: limited to these, whatever the size of the business. */
export interface PeopleWanted {
  readonly targets: readonly Target[];
  /** Digits that may be an agent's extension. */
  readonly extension: string | null;
}

/** An agent of a target, as the directory and the desks show them now. */
export interface AgentFact extends RoutedAgent, Duties {
  readonly extension: string;
  readonly presence: 'free' | 'engaged' | 'away';
}

/** What the shell reads for the wanted targets; the agents are in the order in which they became free. */
export interface PeopleRead {
  readonly opening: Opening;
  /** The zone in which the hours of the business are written. */
  readonly timeZone: string;
  readonly agents: readonly AgentFact[];
  /** How many other callers wait for a person or department, by its id; those nobody waits for are left out. */
  readonly waiting: Readonly<Record<string, number>>;
  /** How the callers of departments are routed; those that are not listed ring the longest idle. */
  readonly departments: readonly RoutedDepartment[];
  readonly caller: RoutedCaller;
}

/**
 * Returns the people this input may lead to: those named, those the caller waits for, the default targets, and the
 * departments that take the callers of others.
 */
export function peopleWanted(
  state: CallState,
  input: CallInput,
  understood: Understood | null,
  config: Pick<CallConfig, 'queue' | 'afterHours'>,
): PeopleWanted {
  const wanted = [targetIn(input), understood?.target ?? null, placeOf(state)?.target ?? null, defaultTarget(state)];
  const named = wanted.filter((target) => target !== null);
  const { overflowTo } = config.queue;
  const others = [
    ...(overflowTo === null ? [] : [overflowTo]),
    ...openAfterHours(state, named, dialledIn(input), config),
  ];
  const targets: Target[] = [...named, ...others.map((id) => ({ kind: 'department', id }) as const)];
  return {
    targets: targets.filter((target, index) => targets.findIndex((other) => sameTarget(other, target)) === index),
    extension: dialledIn(input),
  };
}

/**
 * The departments that may take these callers after hours. Which department a person is in is not known yet: for them,
 * it may be any that a rule names.
 */
function openAfterHours(
  { number }: CallState,
  targets: readonly Target[],
  extension: string | null,
  { afterHours }: Pick<CallConfig, 'afterHours'>,
): readonly DepartmentId[] {
  const people = extension !== null || targets.some(({ kind }) => kind === 'agent');
  const wanted = targets.flatMap((target) => (target.kind === 'department' ? [target.id] : []));
  const departments = people ? (Object.keys(afterHours.departments) as DepartmentId[]) : wanted;
  return afterHoursDepartments([null, ...departments].map((id) => afterHoursRule(afterHours, number ?? null, id)));
}

function targetIn(input: CallInput): Target | null {
  if (input.kind === 'ToolAsked') return input.target;
  if (input.kind === 'QueueManaged') return wishedIn(input.wish);
  return input.kind === 'AgentWished' && input.wish.kind === 'transfer' ? input.wish.target : null;
}

function wishedIn(wish: QueueWish): Target | null {
  if (wish.kind === 'take') return { kind: 'agent', id: wish.agentId };
  return wish.kind === 'move' ? wish.target : null;
}

function dialledIn(input: CallInput): string | null {
  if (input.kind !== 'DigitsPressed' && input.kind !== 'TurnHeard') return null;
  const digits = input.personal.digits ?? '';
  return digits === '' ? null : digits;
}

/** Returns the state of the wanted targets, and the departments to which callers for a person would fall back. */
export function peopleFacts(wanted: PeopleWanted, read: PeopleRead, fallback: DepartmentId | null): PeopleFacts {
  const dialled = read.agents.find(({ extension }) => extension === wanted.extension)?.id ?? null;
  const first = [...wanted.targets, ...(dialled === null ? [] : [{ kind: 'agent', id: dialled } as const])];
  const targets = first.flatMap((target) => {
    const fact = factOf(target, read);
    if (target.kind === 'department') return [fact];
    const department = fact.department ?? fallback;
    return department === null ? [fact] : [fact, factOf({ kind: 'department', id: department }, read)];
  });
  const { open, opensAt } = read.opening;
  const isSaid = opensAt !== null || targets.some((fact) => fact.opensAt != null);
  return {
    open,
    ...(opensAt !== null && { opensAt }),
    ...(isSaid && { timeZone: read.timeZone }),
    dialled,
    targets: targets.filter(isFirstOfItsTarget),
  };
}

function isFirstOfItsTarget({ target }: TargetFact, index: number, all: readonly TargetFact[]): boolean {
  return all.findIndex((other) => sameTarget(other.target, target)) === index;
}

function factOf(target: Target, read: PeopleRead): TargetFact {
  const { opening, agents, waiting } = read;
  const openness = (id: DepartmentId): Openness => opening.departments.find((each) => each.id === id) ?? opening;
  const own = agents.filter(({ id, departmentIds }) =>
    target.kind === 'agent' ? id === target.id : departmentIds.includes(target.id),
  );
  const departments = target.kind === 'department' ? [target.id] : (own[0]?.departmentIds ?? []);
  const hours = departments.length === 0 ? [opening] : departments.map(openness);
  const open = hours.some((each) => each.open);
  const nextOpenings = hours.flatMap(({ opensAt }) => opensAt ?? []);
  const rule = read.departments.find(({ id }) => id === target.id) ?? firstRoutingRule;
  const called = inOrder(rule, read.caller, own);
  const ids = (presence: AgentFact['presence']) =>
    called.filter((one) => one.presence === presence).map(({ id }) => id);
  const later = target.kind === 'agent' ? [] : calledLater(target.id, own, read);
  return {
    target,
    open,
    ...(!open && nextOpenings.length > 0 && { opensAt: Math.min(...nextOpenings) }),
    free: ids('free'),
    engaged: ids('engaged'),
    ...(rule.strategy === 'ring_all' && { ringsAll: true }),
    ...(later.length > 0 && { later }),
    waitedFor: target.id in waiting,
    ...(target.id in waiting && { waiting: waiting[target.id] ?? 0 }),
    department: target.kind === 'agent' ? (own[0]?.departmentIds[0] ?? null) : null,
  };
}

/** Returns the agents whom a department's callers reach by waiting, in the departments above it. */
function calledLater(
  id: DepartmentId,
  own: readonly AgentFact[],
  { agents, departments }: PeopleRead,
): readonly AgentId[] {
  const steps = escalationSteps(id, departments);
  return agents
    .filter((agent) => agent.presence !== 'away' && !own.includes(agent) && steps.some((step) => isInStep(agent, step)))
    .map((agent) => agent.id);
}

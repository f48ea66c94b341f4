import type { AgentId, DepartmentId, EntryId, Instant, Language, OfferId } from '../kernel';
import type { Reason, ScreeningFacts } from '../screening';
import type { Target, Understood } from '../understanding';
import type { CallConfig } from './config';

/** A knowledge entry that answers a question, in the caller's language. */
export interface EntryHit {
  readonly entryId: EntryId;
  readonly question: string;
  readonly answer: string;
  readonly score: number;
}

/** What the words of a menu turn mean, without the words themselves. */
export interface Meaning {
  readonly understood: Understood;
  /** The language of the call after these words, by the one rule that both engines use; null while it is unknown. */
  readonly heard: Language | null;
  /** The entries of the tenant's knowledge that answer the words, best first. */
  readonly hits: readonly EntryHit[];
  /** The entry that comes nearest to what is asked, where none surely answers it. */
  readonly nearest?: EntryHit | null;
}

/** A person or department that the caller may be handed to, in its current state. */
export interface TargetFact {
  readonly target: Target;
  /**
   * True if its people are at work: for a department by its own hours, for an agent by those of any of their
   * departments.
   */
  readonly open: boolean;
  /** When one of them opens next; missing while it is open, and if none opens within a year. */
  readonly opensAt?: Instant;
  /** Its agents who could take the call at once, in the order in which they are called. */
  readonly free: readonly AgentId[];
  /** Its agents who take calls but are in one, or are being called for one. */
  readonly engaged: readonly AgentId[];
  /** True if its free agents are all called at once, which the queue does. */
  readonly ringsAll?: boolean;
  /** Agents of the departments above it who take calls, and whom a caller reaches by waiting; missing without any. */
  readonly later?: readonly AgentId[];
  /** True if other callers are waiting for it: a new caller is placed behind them, and the queue decides. */
  readonly waitedFor: boolean;
  /** How many callers wait for it; missing in older ledgers. */
  readonly waiting?: number;
  /** An agent's first department, where their callers go when the agent does not answer. */
  readonly department: DepartmentId | null;
}

export interface PeopleFacts {
  /** Whether the business is open. */
  readonly open: boolean;
  /** When it opens next; missing while it is open, and if it does not open within a year. */
  readonly opensAt?: Instant;
  /** The zone in which these are said; missing if there are none. */
  readonly timeZone?: string;
  /** The agent whose extension the caller dialed. */
  readonly dialled: AgentId | null;
  readonly targets: readonly TargetFact[];
}

/** What a call needs to know about the tenant when it begins. */
export interface TenantFacts {
  readonly suspended: boolean;
  /** Where callers go who do not ask for a particular person or department: the first department. */
  readonly fallbackDepartment: DepartmentId | null;
}

/** Facts that only some decisions need; `factsNeeded` says which ones. */
export interface FactsByKind {
  /** True if a streamed receptionist is available: a model is configured and its circuit is closed. */
  readonly modelReady: boolean;
  readonly tenant: TenantFacts;
  /** The list the caller is on, and the rules that match them. */
  readonly screening: ScreeningFacts;
  /** The rules that match what the caller says, and a digit to ask for; not fetched when no rule depends on words. */
  readonly words: { readonly reasons: readonly Reason[]; readonly digit: number };
  /** A random digit, 0 to 9, because the domain has no randomness. */
  readonly digit: number;
  readonly meaning: Meaning;
  readonly people: PeopleFacts;
}

export type FactKind = keyof FactsByKind;

/**
 * What `decide` may know in addition to the state: fetched by the shell, and stored with the entry as far as it was
 * used.
 */
export interface Facts extends Partial<FactsByKind> {
  readonly now: Instant;
  readonly config: CallConfig;
  /** Agents who were taken by another call while this decision was being made. */
  readonly lost: readonly AgentId[];
  /** A fresh id, because the domain has no randomness. */
  readonly newOfferId: OfferId;
}

/** Returns a fact that the decision needs; one that was not fetched is a bug in `factsNeeded`. */
export function known<Kind extends FactKind>(facts: Facts, kind: Kind): FactsByKind[Kind] {
  const fact = facts[kind];
  if (fact === undefined) throw new Error(`a decision used the fact "${kind}", which factsNeeded did not request`);
  return fact as FactsByKind[Kind];
}

export function sameTarget(one: Target, other: Target): boolean {
  return one.kind === other.kind && one.id === other.id;
}

/** Returns whom a caller of a target may reach, now or by waiting. */
export function whoMayCome({ free, engaged, later = [] }: TargetFact): readonly AgentId[] {
  return [...free, ...engaged, ...later];
}

/** Returns the current state of a target; a target that was not looked up has no agents. */
export function targetFact(facts: Facts, target: Target): TargetFact {
  const people = known(facts, 'people');
  const { open, opensAt } = people;
  const hours = { open, ...(opensAt !== undefined && { opensAt }) };
  const nobody = { target, ...hours, free: [], engaged: [], waitedFor: false, department: null };
  return people.targets.find((fact) => sameTarget(fact.target, target)) ?? nobody;
}

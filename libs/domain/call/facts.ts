import type { AgentId, DepartmentId, EntryId, Instant, Language, OfferId } from '../kernel';
import type { Target, Understood } from '../understanding';
import type { CallConfig } from './config';

/** A knowledge entry that answers a question, in the caller's language. */
export interface EntryHit {
  readonly entryId: EntryId;
  readonly question: string;
  readonly answer: string;
  readonly score: number;
}

/** What the words of a menu turn mean, without the words. */
export interface Meaning {
  readonly understood: Understood;
  /** The language of the call after these words, by the one rule of both engines; null while nothing has told it. */
  readonly heard: Language | null;
  /** What the tenant's knowledge answers to the words, best first. */
  readonly hits: readonly EntryHit[];
  /** The entry that comes nearest to what is asked, where none surely answers it. */
  readonly nearest?: EntryHit | null;
}

/** A person or department that the caller may be handed to, as it stands now. */
export interface TargetFact {
  readonly target: Target;
  /** Whether its people are at work: a department by its own hours, an agent by those of any of their departments. */
  readonly open: boolean;
  /** Its agents who could take the call at once, the one who has been free longest first. */
  readonly free: readonly AgentId[];
  /** Its agents who take calls and are in one, or being rung for one. */
  readonly engaged: readonly AgentId[];
  /** Whether other callers wait for it: who comes now stands behind them, and the queue decides. */
  readonly waitedFor: boolean;
  /** An agent's first department, where their callers go when they do not come. */
  readonly department: DepartmentId | null;
}

export interface PeopleFacts {
  /** Whether the business is open. */
  readonly open: boolean;
  /** Whose extension the caller has dialled. */
  readonly dialled: AgentId | null;
  readonly targets: readonly TargetFact[];
}

/** What a call needs to know of the tenant when it begins. */
export interface TenantFacts {
  readonly suspended: boolean;
  /** Where callers go who ask for nobody in particular: the first department. */
  readonly fallbackDepartment: DepartmentId | null;
}

/** Facts that only some decisions need; `factsNeeded` says which. */
export interface FactsByKind {
  /** Whether a streamed receptionist can be had: a model is configured and its circuit closed. */
  readonly modelReady: boolean;
  readonly tenant: TenantFacts;
  readonly meaning: Meaning;
  readonly people: PeopleFacts;
}

export type FactKind = keyof FactsByKind;

/** What `decide` may know beside the state: fetched by the shell, stored with the entry as far as it was used. */
export interface Facts extends Partial<FactsByKind> {
  readonly now: Instant;
  readonly config: CallConfig;
  /** Agents who were taken by another call while this decision was made. */
  readonly lost: readonly AgentId[];
  /** A fresh id, since the domain has no randomness. */
  readonly newOfferId: OfferId;
}

/** A fact that the decision needs; one that was not fetched is a fault of `factsNeeded`. */
export function known<Kind extends FactKind>(facts: Facts, kind: Kind): FactsByKind[Kind] {
  const fact = facts[kind];
  if (fact === undefined) throw new Error(`a decision used the fact "${kind}", which was not asked for`);
  return fact as FactsByKind[Kind];
}

export function sameTarget(one: Target, other: Target): boolean {
  return one.kind === other.kind && one.id === other.id;
}

/** How a target stands; one that was not looked up is nobody's. */
export function targetFact(facts: Facts, target: Target): TargetFact {
  const people = known(facts, 'people');
  const nobody = { target, open: people.open, free: [], engaged: [], waitedFor: false, department: null };
  return people.targets.find((fact) => sameTarget(fact.target, target)) ?? nobody;
}

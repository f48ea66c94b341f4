import type { Outcome } from '../call';

/** What is there of a new business; every fact is read from its own rows, none from the memory of a browser. */
export interface SetUpFacts {
  /** Entries that callers are answered from. */
  readonly usedEntries: number;
  /** People with an extension who have signed in at least once and may still. */
  readonly peopleWithExtension: number;
  readonly numbers: number;
  /** Calls that ended as one of `heardOutcomes`. */
  readonly heardCalls: number;
}

export interface SetUp {
  readonly knowledge: boolean;
  readonly people: boolean;
  readonly number: boolean;
  /** Somebody has called and heard the business: with it the set-up ends, whatever else is still open. */
  readonly call: boolean;
}

export function setUpOf({ usedEntries, peopleWithExtension, numbers, heardCalls }: SetUpFacts): SetUp {
  return { knowledge: usedEntries > 0, people: peopleWithExtension > 0, number: numbers > 0, call: heardCalls > 0 };
}

const heard: Readonly<Record<Outcome, boolean>> = {
  answered_by_person: true,
  answered_by_receptionist: true,
  message_left: true,
  missed: true,
  abandoned_waiting: true,
  abandoned_ringing: true,
  no_message: true,
  hung_up: true,
  // A suspended business turns callers away, and in a failed call perhaps nothing was heard at all.
  refused: false,
  failed: false,
};

/** Outcomes of calls in which the caller heard the business. */
export const heardOutcomes = (Object.keys(heard) as Outcome[]).filter((outcome) => heard[outcome]);

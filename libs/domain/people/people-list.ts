import type { PresenceStatus } from '../presence';
import { fold } from '../understanding/fold';

/** The state of a person; a person who cannot take calls yet, or no longer, has no meaningful status. */
export const peopleStates = ['available', 'busy', 'not_available', 'invited', 'no_access'] as const;
export type PersonState = (typeof peopleStates)[number];

export const peopleOrders = ['extension', 'extension_down', 'name', 'name_down'] as const;
export type PeopleOrder = (typeof peopleOrders)[number];

export interface ListedPerson {
  readonly name: string;
  readonly email: string;
  /** Unique within the business at any given time. */
  readonly extension: string;
  readonly departmentIds: readonly string[];
  readonly status: PresenceStatus;
  readonly invited: boolean;
  readonly disabled: boolean;
}

export interface PeopleFilter {
  readonly q?: string | undefined;
  readonly departmentId?: string | undefined;
  readonly state?: PersonState | undefined;
}

/**
 * A person's position in a sort order: the value sorted by, and the extension, which separates people with equal
 * values.
 */
export type PersonPlace = readonly [by: string, extension: string];

export interface AskedPeople extends PeopleFilter {
  readonly order: PeopleOrder;
  readonly after: PersonPlace | null;
  readonly limit: number;
}

/** The number of letters of a name used for sorting: a position is part of a URL, which must not grow with the name. */
const ORDERED_BY = 40;

function stateOf({ status, invited, disabled }: Pick<ListedPerson, 'status' | 'invited' | 'disabled'>) {
  if (disabled) return 'no_access';
  return invited ? 'invited' : status;
}

/**
 * True when a person matches the filter. Every word that was typed is in the name or the email, or begins the
 * extension.
 */
export function personFits(person: ListedPerson, { q, departmentId, state }: PeopleFilter): boolean {
  if (departmentId !== undefined && !person.departmentIds.includes(departmentId)) return false;
  if (state !== undefined && stateOf(person) !== state) return false;
  if (q === undefined) return true;
  const name = fold(person.name);
  const email = person.email.toLowerCase();
  return q
    .trim()
    .split(/\s+/)
    .every((typed) => {
      const word = fold(typed);
      const isPartOfName = word !== '' && name.includes(word);
      return isPartOfName || email.includes(typed.toLowerCase()) || person.extension.startsWith(typed);
    });
}

export function placeOf({ name, extension }: ListedPerson, order: PeopleOrder): PersonPlace {
  const isByName = order === 'name' || order === 'name_down';
  return [isByName ? fold(name).slice(0, ORDERED_BY) : '', extension];
}

function compared(a: PersonPlace, b: PersonPlace, order: PeopleOrder): number {
  const up = compareText(a[0], b[0]) || compareText(a[1], b[1]);
  return order.endsWith('_down') ? -up : up;
}

/** Compares by code units: the same on every machine, and for digits the same as in the database. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Returns the matching people in order, after a position, `limit + 1` of them; and how many match in all. */
export function peopleAfter<P extends ListedPerson>(people: readonly P[], asked: AskedPeople) {
  const { after, order, limit } = asked;
  const fitting = people.filter((person) => personFits(person, asked));
  const places = fitting.map((person) => ({ person, place: placeOf(person, order) }));
  const rows = places
    .filter(({ place }) => after === null || compared(place, after, order) > 0)
    .sort((a, b) => compared(a.place, b.place, order))
    .slice(0, limit + 1)
    .map(({ person }) => person);
  return { rows, count: fitting.length };
}

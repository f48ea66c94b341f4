import { closest } from '@voicecore/domain/finding';
import type { Agent, Department } from '../../lib/api';
import type { TransferTarget } from './desk';

/** A person or department that a caller can be transferred to, and whether they could take the call now. */
export interface Target extends TransferTarget {
  readonly name: string;
  readonly isFree: boolean;
  /** The number of free agents in a department; 0 for a person. */
  readonly free: number;
  readonly extension: string | null;
  /** The person's extension; null for a department. */
  readonly status: Agent['status'] | null;
}

type Person = Pick<Agent, 'id' | 'name' | 'extension' | 'status' | 'departmentIds'>;

/** Returns departments and people, those first who could take the caller now; otherwise in the given order. */
export function transferTargets(
  people: readonly Person[],
  departments: readonly Pick<Department, 'id' | 'names'>[],
  language: 'en' | 'es',
): Target[] {
  const isFree = ({ status }: Person) => status === 'available';
  const targets = [
    ...departments.map(({ id, names }): Target => {
      const free = people.filter((one) => one.departmentIds.includes(id) && isFree(one)).length;
      const name = names[language];
      return { kind: 'department', id, name, isFree: free > 0, free, extension: null, status: null };
    }),
    ...people.map((one): Target => {
      const { id, name, extension, status } = one;
      return { kind: 'agent', id, name, isFree: isFree(one), free: 0, extension, status };
    }),
  ];
  return [...targets.filter((one) => one.isFree), ...targets.filter((one) => !one.isFree)];
}

/** Returns the targets that match what was typed, ignoring accents and typos: free ones first. */
export function targetsFound(asked: string, targets: readonly Target[]): readonly Target[] {
  if (asked.trim() === '') return targets;
  const found = closest(asked, targets, ({ name, extension }) => (extension === null ? [name] : [name, extension]));
  return [...found.filter(({ isFree }) => isFree), ...found.filter(({ isFree }) => !isFree)];
}

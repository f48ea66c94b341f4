import type { DepartmentId } from '../kernel';
import { departmentsAbove, type DepartmentNode } from './tree';

/** What a person is to the departments of the business. */
export interface DepartmentDuties {
  readonly memberOf: readonly DepartmentId[];
  readonly managerOf: readonly DepartmentId[];
}

/**
 * Returns the departments whose queue, calls, messages and figures a person sees: those they are a member of, and those
 * they manage with all that are part of them. Being a member of a department shows nothing of what is beneath it.
 */
export function departmentsInSight(
  { memberOf, managerOf }: DepartmentDuties,
  nodes: readonly DepartmentNode[],
): readonly DepartmentId[] {
  const managed = (id: DepartmentId): boolean =>
    managerOf.includes(id) || departmentsAbove(id, nodes).some((one) => managerOf.includes(one));
  return nodes.map(({ id }) => id).filter((id) => memberOf.includes(id) || managed(id));
}

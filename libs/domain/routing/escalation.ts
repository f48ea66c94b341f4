import type { AgentId, DepartmentId } from '../kernel';
import type { DepartmentNode } from '../departments';

/** When the callers of a department ring in the one it is part of as well, and for whom there. */
export interface EscalationRule {
  /** After this much waiting at this level, s. */
  readonly afterSeconds: number;
  readonly people: 'members' | 'managers';
}

export interface EscalatingDepartment extends DepartmentNode {
  readonly escalation: EscalationRule | null;
}

/** People who may be called for a caller of a department beneath theirs. */
export interface EscalationStep {
  readonly departmentId: DepartmentId;
  readonly people: 'members' | 'managers';
  /** Since the caller began to wait, ms. */
  readonly afterMs: number;
}

/**
 * Returns the steps by which a caller's wait climbs the tree, the lowest first. Each department says when the one above
 * it is called too; without a rule it ends there.
 */
export function escalationSteps(
  id: DepartmentId,
  departments: readonly EscalatingDepartment[],
): readonly EscalationStep[] {
  const byId = new Map(departments.map((department) => [department.id, department]));
  const steps: EscalationStep[] = [];
  let below = byId.get(id);
  let afterMs = 0;
  while (below?.escalation && below.parentId !== null && byId.has(below.parentId)) {
    const { afterSeconds, people } = below.escalation;
    const departmentId = below.parentId;
    if (departmentId === id || steps.some((step) => step.departmentId === departmentId)) break;
    afterMs += afterSeconds * 1_000;
    steps.push({ departmentId, people, afterMs });
    below = byId.get(departmentId);
  }
  return steps;
}

/** What somebody is to the departments, as far as it decides for whose callers they are called. */
export interface Duties {
  readonly id: AgentId;
  readonly departmentIds: readonly DepartmentId[];
  /** Missing for somebody who manages none. */
  readonly managerOf?: readonly DepartmentId[];
}

/** True for an agent who is called in this step. */
export function isInStep({ departmentIds, managerOf = [] }: Duties, { departmentId, people }: EscalationStep): boolean {
  return (people === 'members' ? departmentIds : managerOf).includes(departmentId);
}

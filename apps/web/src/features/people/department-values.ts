import type { Department } from '../../lib/api';

/** A department as its form holds it. */
export type DepartmentValues = Pick<Department, 'names' | 'parentId' | 'agentIds' | 'managerIds' | 'strategy'> & {
  readonly skill: string;
  readonly escalates: boolean;
  /** Empty while nothing is typed. */
  readonly seconds: number | '';
  readonly people: 'members' | 'managers';
};

export function departmentValuesOf(stored: Department | null): DepartmentValues {
  const { names, parentId, agentIds, managerIds, strategy } = stored ?? nothingYet;
  const { afterSeconds: seconds, people } = stored?.escalation ?? ({ afterSeconds: 60, people: 'managers' } as const);
  const escalates = stored?.escalation != null;
  return { names, parentId, agentIds, managerIds, strategy, skill: stored?.skill ?? '', escalates, seconds, people };
}

const nothingYet = {
  names: { en: '', es: '' },
  parentId: null,
  agentIds: [],
  managerIds: [],
  strategy: 'longest_idle',
} as const satisfies Partial<Department>;

/** Returns what is stored of it: a department at the top has nobody above it to whom a wait could climb. */
export function departmentOf({ skill, escalates, seconds, people, ...same }: DepartmentValues) {
  const isEscalated = escalates && same.parentId !== null && seconds !== '';
  const escalation = isEscalated ? { afterSeconds: seconds, people } : null;
  return { ...same, skill: skill.trim() === '' ? null : skill.trim(), escalation };
}

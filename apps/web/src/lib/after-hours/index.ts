import type { AfterHoursRule, Hours } from '../api';

export const afterHoursKinds = ['message', 'department', 'receptionist', 'goodbye'] as const;

/** A rule as a form holds it: `inherit` for none of its own. */
export interface RuleFields {
  readonly kind: AfterHoursRule['kind'] | 'inherit';
  readonly departmentId: string | null;
}

export function fieldsOfRule(rule: AfterHoursRule | null): RuleFields {
  return { kind: rule?.kind ?? 'inherit', departmentId: rule?.kind === 'department' ? rule.departmentId : null };
}

/** Returns the rule in the fields; one without its department, which a form does not let through, is no rule. */
export function ruleInFields({ kind, departmentId }: RuleFields): AfterHoursRule | null {
  if (kind === 'department') return departmentId === null ? null : { kind, departmentId };
  return kind === 'inherit' ? null : { kind };
}

/** Returns the rule that a department has of its own (or the business, by null); null for none. */
export function ownRule({ afterHours }: Hours, departmentId: string | null): AfterHoursRule | null {
  return afterHours.find((one) => one.departmentId === departmentId)?.rule ?? null;
}

/** Returns the rule that holds for callers who want a department, or the business by null. */
export function ruleThatHolds(hours: Hours, departmentId: string | null): AfterHoursRule {
  return ownRule(hours, departmentId) ?? ownRule(hours, null) ?? { kind: 'message' };
}

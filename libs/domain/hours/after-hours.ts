import type { DepartmentId } from '../kernel';

/** What a caller gets who wants to speak with a person while nobody is at work. */
export type AfterHoursRule =
  /** Hears when it opens again, and may leave a message. */
  | { readonly kind: 'message' }
  /** Goes on to a department that is open by its own hours. */
  | { readonly kind: 'department'; readonly departmentId: DepartmentId }
  /** Hears when it opens again, and stays with the receptionist, who offers to take a message. */
  | { readonly kind: 'receptionist' }
  /** Hears when it opens again; then the call ends. */
  | { readonly kind: 'goodbye' };

/** The rules of a business. A number's own rule holds before a department's, and that before the business's. */
export interface AfterHours {
  readonly business: AfterHoursRule;
  /** By the department's id. */
  readonly departments: Readonly<Record<string, AfterHoursRule>>;
  /** By the number's id. */
  readonly numbers: Readonly<Record<string, AfterHoursRule>>;
}

export const firstAfterHours: AfterHours = { business: { kind: 'message' }, departments: {}, numbers: {} };

/** Returns the rule for callers of a number who want a department; null for a call or a wish without one. */
export function afterHoursRule(
  { business, departments, numbers }: AfterHours,
  number: string | null,
  department: DepartmentId | null,
): AfterHoursRule {
  const ofNumber = number === null ? undefined : numbers[number];
  return ofNumber ?? (department === null ? undefined : departments[department]) ?? business;
}

/** Returns the departments that rules name, each once. */
export function afterHoursDepartments(rules: readonly AfterHoursRule[]): readonly DepartmentId[] {
  return [...new Set(rules.flatMap((rule) => (rule.kind === 'department' ? [rule.departmentId] : [])))];
}

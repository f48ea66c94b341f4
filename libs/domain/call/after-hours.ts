import { afterHoursRule, type AfterHoursRule } from '../hours';
import { targetFact, whoMayCome, type Facts } from './facts';
import type { Target } from './inputs';
import type { CallState } from './state';

/** What is done for a caller whose target is closed now, where it can be done. */
export type AfterHoursChoice =
  Exclude<AfterHoursRule, { kind: 'department' }> | { readonly kind: 'department'; readonly target: Target };

/**
 * Returns what the rules of the version that was current at the ring say for a target that is closed, or for the whole
 * business (null). A department must take callers now; its own rule is not asked, so that no rules make a chain, and the
 * caller leaves a message instead.
 */
export function afterHours(state: CallState, closed: Target | null, facts: Facts): AfterHoursChoice {
  const department = closed?.kind === 'agent' ? targetFact(facts, closed).department : (closed?.id ?? null);
  const rule = afterHoursRule(facts.config.afterHours, state.number ?? null, department);
  if (rule.kind !== 'department') return rule;
  const target = { kind: 'department', id: rule.departmentId } as const;
  return takesCallers(target, facts) ? { kind: 'department', target } : { kind: 'message' };
}

/** True for a target that is open, with somebody who takes calls, and not full. */
export function takesCallers(target: Target, facts: Facts): boolean {
  const fact = targetFact(facts, target);
  return fact.open && whoMayCome(fact).length > 0 && !isFull(target, facts);
}

/** True for a department with as many waiting callers as the business allows. */
export function isFull(target: Target, facts: Facts): boolean {
  const { mostWaiting } = facts.config.queue;
  if (mostWaiting === null || target.kind === 'agent') return false;
  return (targetFact(facts, target).waiting ?? 0) >= mostWaiting;
}

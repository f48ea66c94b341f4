import type { ScreeningRule } from '../../lib/api';

/** Returns a rule to be filled in, with weights that flag a caller and no more. */
export function newRule(kind: ScreeningRule['kind'], rules: readonly ScreeningRule[]): ScreeningRule {
  const taken = rules.map(({ id }) => Number(/^rule-(\d{1,9})$/.exec(id)?.[1] ?? 0));
  const rule = { id: `rule-${Math.max(0, ...taken) + 1}`, weight: 40 };
  switch (kind) {
    case 'withheld':
      return { ...rule, kind };
    case 'prefix':
      return { ...rule, kind, prefix: '' };
    case 'attestation':
      return { ...rule, kind, levels: ['failed'] };
    case 'frequency':
      return { ...rule, kind, calls: 5, minutes: 60, of: 'number' };
    case 'keyword':
      return { ...rule, kind, words: '' };
    case 'pattern':
      return { ...rule, kind, pattern: '' };
  }
}

/** True for a whole number within the bounds. */
export function isBetween(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}

type RuleFault = 'weight' | 'prefix' | 'levels' | 'frequency' | 'keyword' | 'pattern';

/** False for what is no regular expression at all; the server knows more: RE2 has no look-around, for instance. */
function isExpression(pattern: string): boolean {
  try {
    return pattern !== '' && new RegExp(pattern) instanceof RegExp;
  } catch {
    return false;
  }
}

/** Returns what keeps a rule from being saved, or null. */
export function faultOfRule(rule: ScreeningRule): RuleFault | null {
  if (!isBetween(rule.weight, 1, 100)) return 'weight';
  if (rule.kind === 'prefix' && !/^\+[1-9]\d{0,6}$/.test(rule.prefix)) return 'prefix';
  if (rule.kind === 'attestation' && rule.levels.length === 0) return 'levels';
  if (rule.kind === 'keyword' && rule.words.trim().length < 2) return 'keyword';
  if (rule.kind === 'pattern' && !isExpression(rule.pattern)) return 'pattern';
  const counts = rule.kind !== 'frequency' || (isBetween(rule.calls, 1, 100) && isBetween(rule.minutes, 1, 10_080));
  return counts ? null : 'frequency';
}

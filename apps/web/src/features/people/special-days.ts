import { faultOfRule, isOn, readDate, weekdayOf, writeDate, type Day } from '@voicecore/domain/hours';
import type { DayRule, SpecialDay } from '../../lib/api';
import { faultOf, hoursOf, spansOf, type Span } from './week';

export const ruleKinds = ['date', 'range', 'yearly', 'weekday', 'easter'] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** The last of its weekday in a month, which may be the fourth or the fifth. */
export const last = -1;
export const places = [1, 2, 3, 4, last] as const;

/** A special day as a form holds it: the fields of every kind of rule, so that none is lost when the kind changes. */
export interface DayValues extends Record<string, unknown> {
  readonly name: string;
  readonly kind: RuleKind;
  readonly date: string;
  readonly from: string;
  readonly to: string;
  readonly month: string;
  readonly dayOfMonth: number | string;
  readonly nth: string;
  readonly weekday: string;
  readonly days: number | string;
  readonly isClosed: boolean;
  readonly spans: readonly Span[];
}

/** Returns the values of a form: those of a special day, or of a new one that is today. */
export function valuesOf(stored: SpecialDay | null, today: Day): DayValues {
  const now = writeDate(today);
  const fresh = {
    ...{ name: '', kind: 'date' as RuleKind, date: now, from: now, to: now, days: 0 },
    ...{ month: String(Number(now.slice(5, 7))), dayOfMonth: Number(now.slice(8)) },
    ...{ nth: '1', weekday: String(weekdayOf(today)), isClosed: true, spans: [{ opens: '09:00', closes: '12:00' }] },
  };
  if (stored === null) return fresh;
  const { name, rule, periods } = stored;
  const isClosed = periods.length === 0;
  const own = { ...fresh, name, kind: rule.kind, isClosed, spans: isClosed ? fresh.spans : spansOf(periods) };
  if (rule.kind === 'yearly') return { ...own, month: String(rule.month), dayOfMonth: rule.day };
  if (rule.kind !== 'weekday') return { ...own, ...rule };
  return { ...own, month: String(rule.month), nth: String(rule.nth), weekday: String(rule.weekday) };
}

export function ruleOf({ kind, ...values }: DayValues): DayRule {
  const [month, days] = [Number(values.month), Number(values.days)];
  switch (kind) {
    case 'date':
      return { kind, date: values.date };
    case 'range':
      return { kind, from: values.from, to: values.to };
    case 'yearly':
      return { kind, month, day: Number(values.dayOfMonth) };
    case 'weekday':
      return { kind, nth: Number(values.nth), weekday: Number(values.weekday), month };
    case 'easter':
      return { kind, days };
  }
}

export function dayIn(values: DayValues): Omit<SpecialDay, 'id' | 'departmentId'> {
  const periods = values.isClosed ? [] : hoursOf(values.spans);
  return { name: values.name.trim(), rule: ruleOf(values), periods };
}

type DayFault = 'name' | 'date' | 'inverted' | 'day' | 'days' | 'hours' | 'empty' | 'same' | 'overlap';

/** Returns what keeps a special day from being saved, by the field that it is shown at. */
export function faultsOf(values: DayValues): Partial<Record<string, DayFault>> {
  const { kind, days, isClosed, spans } = values;
  const rule = ruleOf(values);
  const fault = faultOfRule(rule);
  const hours = spans.length === 0 ? 'hours' : faultOf([spans], 0);
  return {
    ...(values.name.trim() === '' && { name: 'name' }),
    ...(kind === 'date' && fault && { date: 'date' }),
    ...(rule.kind === 'range' && readDate(rule.from) === null && { from: 'date' }),
    ...(rule.kind === 'range' && readDate(rule.to) === null && { to: 'date' }),
    ...(fault === 'inverted' && { to: fault }),
    ...(kind === 'yearly' && fault && { dayOfMonth: 'day' }),
    ...(kind === 'easter' && !isWithin(days, 70) && { days: 'days' }),
    ...(!isClosed && hours && { spans: hours }),
  };
}

/** True for a whole number that is no farther from zero than this. */
function isWithin(value: number | string, most: number): boolean {
  return value !== '' && Number.isInteger(Number(value)) && Math.abs(Number(value)) <= most;
}

/** How far ahead the next day of a rule is looked for: February 29 comes within eight years. */
const farthest = 8 * 366;

/** Returns the next day that a rule names, from a day on; null when there is none any more. */
export function nextOf(rule: DayRule, today: Day): Day | null {
  for (let day = today; day <= today + farthest; day++) if (isOn(rule, day)) return day;
  return null;
}

/** Sorts special days by when they come next; those that are over come last. */
export function byNext<Special extends { readonly rule: DayRule }>(
  all: readonly Special[],
  today: Day,
): readonly (Special & { readonly next: Day | null })[] {
  const dated = all.map((one) => ({ ...one, next: nextOf(one.rule, today) }));
  return dated.sort((a, b) => (a.next ?? Infinity) - (b.next ?? Infinity) || 0);
}

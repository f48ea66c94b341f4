import { allowableLines, type AllowableLine } from '@voicecore/domain/outbound';
import type { OutboundPolicy } from '../../lib/api';

/** The limits of the form that are whole numbers, with the highest that the API takes. */
export const counts = {
  concurrent: 1_000,
  startsPerHour: 100_000,
  minutesPerDay: 1_000_000,
  longestMinutes: 240,
} as const;
export type CountName = keyof typeof counts;
export const countNames = Object.keys(counts) as CountName[];
/** The limits that are amounts of money, with their bounds in dollars. */
const amounts = {
  spendPerDay: { least: 0, most: 1_000_000 },
  pricePerMinute: { least: 0.000_001, most: 100 },
} as const;
export type AmountName = keyof typeof amounts;
export const amountNames = Object.keys(amounts) as AmountName[];

export type Values = Readonly<Record<CountName, number | string> & Record<AmountName, string>> & {
  countries: string[];
  allowedPrefixes: string;
  blockedPrefixes: string;
  lines: string[];
  opens: string;
  closes: string;
};
export type Fault = 'prefix' | 'time' | 'order' | 'count' | 'amount';

const micros = 1_000_000;
const dayMinutes = 1_440;
const prefix = /^\+[1-9]\d{0,6}$/;
const mostPrefixes = 100;

export function valuesOf(policy: OutboundPolicy): Values {
  const { countries, lines, concurrent, startsPerHour, minutesPerDay, longestMinutes } = policy;
  return {
    ...{ countries: [...countries], lines: [...lines], concurrent, startsPerHour, minutesPerDay, longestMinutes },
    allowedPrefixes: policy.allowedPrefixes.join(' '),
    blockedPrefixes: policy.blockedPrefixes.join(' '),
    opens: writeTime(policy.opens),
    closes: writeTime(policy.closes),
    spendPerDay: String(policy.microsPerDay / micros),
    pricePerMinute: String(policy.microsPerMinute / micros),
  };
}

/** Returns the policy of a form without faults. */
export function policyOf(values: Values): OutboundPolicy {
  const { countries, concurrent, startsPerHour, minutesPerDay, longestMinutes } = values;
  const [opens, closes] = timesOf(values);
  return {
    countries,
    allowedPrefixes: prefixesIn(values.allowedPrefixes),
    blockedPrefixes: prefixesIn(values.blockedPrefixes),
    lines: allowableLines.filter((line: AllowableLine) => values.lines.includes(line)),
    ...{ opens: opens ?? 0, closes: closes ?? dayMinutes },
    ...{ concurrent: Number(concurrent), startsPerHour: Number(startsPerHour) },
    ...{ minutesPerDay: Number(minutesPerDay), longestMinutes: Number(longestMinutes) },
    microsPerDay: Math.round(Number(values.spendPerDay) * micros),
    microsPerMinute: Math.round(Number(values.pricePerMinute) * micros),
  };
}

/** Returns what keeps the form from being saved, by field. */
export function faultsOf(values: Values): Partial<Record<keyof Values, Fault>> {
  const faults: Partial<Record<keyof Values, Fault>> = {};
  for (const name of ['allowedPrefixes', 'blockedPrefixes'] as const) {
    const all = prefixesIn(values[name]);
    if (all.length > mostPrefixes || !all.every((each) => prefix.test(each))) faults[name] = 'prefix';
  }
  const [opens, closes] = timesOf(values);
  if (opens === null) faults.opens = 'time';
  if (closes === null) faults.closes = 'time';
  if (opens !== null && closes !== null && opens >= closes) faults.closes = 'order';
  for (const name of countNames) if (!isCount(values[name], counts[name])) faults[name] = 'count';
  for (const name of amountNames) if (!isAmount(values[name], amounts[name])) faults[name] = 'amount';
  return faults;
}

function prefixesIn(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((each) => each !== ''))];
}

/** Midnight as an end is the end of the day. */
function timesOf({ opens, closes }: Pick<Values, 'opens' | 'closes'>): readonly [number | null, number | null] {
  const end = readTime(closes);
  return [readTime(opens), end === 0 ? dayMinutes : end];
}

function readTime(text: string): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}

function writeTime(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;
}

function isCount(value: number | string, most: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most;
}

/** Dollars with at most six decimals: a millionth is the smallest amount. */
function isAmount(text: string, { least, most }: { readonly least: number; readonly most: number }): boolean {
  return /^\d{1,7}(\.\d{1,6})?$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;
}

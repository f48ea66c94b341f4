import { localTime } from '../hours';
import type { Instant } from '../kernel';
import { rangeOf, type Destination, type LineType, type Undialable } from './destination';
import { zonesOf } from './zones';

/** Why somebody is called: by an agent, because they asked to be called back, or to hand them a caller. */
export const callPurposes = ['agent_call', 'callback', 'forward', 'transfer'] as const;
export type CallPurpose = (typeof callPurposes)[number];

/** The kinds of lines that a business may allow; all others are never called. */
export const allowableLines = ['fixed_line', 'mobile', 'voip', 'toll_free'] as const;
export type AllowableLine = (typeof allowableLines)[number];

/** What a business allows its outgoing calls. */
export interface OutboundPolicy {
  /** ISO 3166. */
  readonly countries: readonly string[];
  /** Beginnings of numbers (E.164) that are allowed in addition to the countries. */
  readonly allowedPrefixes: readonly string[];
  /** Beginnings of numbers that are refused whatever else allows them. */
  readonly blockedPrefixes: readonly string[];
  readonly lines: readonly AllowableLine[];
  /** When people may be called, in minutes after midnight where they are. */
  readonly opens: number;
  readonly closes: number;
  /** Calls at the same time. */
  readonly concurrent: number;
  readonly startsPerHour: number;
  /** Started minutes, and what they cost, in any 24 hours. */
  readonly minutesPerDay: number;
  readonly microsPerDay: number;
  /** What a started minute costs at most, in millionths of the currency. */
  readonly microsPerMinute: number;
  readonly longestMinutes: number;
}

/** What was used of the limits. Calls that still run count with all the minutes they may take. */
export interface OutboundUsage {
  readonly running: number;
  readonly startsLastHour: number;
  readonly minutesLastDay: number;
  readonly microsLastDay: number;
}

/** What stops all outgoing calls: a switch of the business or of the installation, or that the business is suspended. */
export type OutboundStop = 'tenant' | 'installation' | 'suspended';

export interface Circumstances {
  readonly purpose: CallPurpose;
  readonly now: Instant;
  readonly usage: OutboundUsage;
  readonly stop: OutboundStop | null;
  readonly optedOut: boolean;
  /** When the person called asked for the call; null when there is no stored request. */
  readonly requestedAt: Instant | null;
}

/** Every reason for a refusal, in the order in which they are checked. */
export const refusalReasons = [
  'not_a_number',
  'emergency_number',
  'short_code',
  'satellite',
  'premium_rate',
  'shared_cost',
  'high_risk',
  'prefix_blocked',
  'country_not_allowed',
  'line_not_allowed',
  'stopped',
  'installation_stopped',
  'suspended',
  'opted_out',
  'no_request',
  'outside_hours',
  'too_many_at_once',
  'too_many_starts',
  'minutes_used_up',
  'spend_used_up',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

export type Permission =
  | { readonly allowed: true; readonly longestMinutes: number; readonly reservedMicros: number }
  | { readonly allowed: false; readonly reason: RefusalReason };

/** How long a stored request to be called back is good for. */
const requestLastsMs = 7 * 24 * 60 * 60_000;

/** Decides whether a number may be called now, and for how long. */
export function decidePermission(
  policy: OutboundPolicy,
  destination: Destination | Undialable,
  circumstances: Circumstances,
): Permission {
  const reason =
    faultOfDestination(policy, destination) ??
    faultOfCircumstances(policy, destination as Destination, circumstances) ??
    faultOfUsage(policy, circumstances.usage);
  if (reason !== null) return { allowed: false, reason };
  const longestMinutes = longestCall(policy, circumstances.usage);
  return { allowed: true, longestMinutes, reservedMicros: longestMinutes * policy.microsPerMinute };
}

/** Returns why a policy never allows a destination; null when it does at some time. */
export function faultOfDestination(
  policy: OutboundPolicy,
  destination: Destination | Undialable,
): RefusalReason | null {
  if (typeof destination === 'string') return destination;
  const { e164, country, line } = destination;
  const range = rangeOf(e164);
  if (range !== null && range.kind !== 'high_risk') return range.kind;
  if (line === 'premium_rate' || line === 'shared_cost') return line;
  if (startsWithAny(e164, policy.blockedPrefixes)) return 'prefix_blocked';
  const prefixes = policy.allowedPrefixes.filter((prefix) => e164.startsWith(prefix));
  // A high-risk range is opened only by a prefix of its own, never by the name of a country or a shorter prefix.
  if (range !== null && !prefixes.some((prefix) => prefix.startsWith(range.prefix))) return 'high_risk';
  const inCountry = country !== null && policy.countries.includes(country);
  if (!inCountry && prefixes.length === 0) return 'country_not_allowed';
  return allowsLine(policy.lines, line) ? null : 'line_not_allowed';
}

/** In some countries mobile numbers look like any others: these are allowed only when both kinds are. */
function allowsLine(lines: readonly AllowableLine[], line: LineType): boolean {
  if (line === 'fixed_line_or_mobile') return lines.includes('fixed_line') && lines.includes('mobile');
  return lines.some((allowed) => allowed === line);
}

function startsWithAny(e164: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => e164.startsWith(prefix));
}

const reasonOfStop: Readonly<Record<OutboundStop, RefusalReason>> = {
  tenant: 'stopped',
  installation: 'installation_stopped',
  suspended: 'suspended',
};

function faultOfCircumstances(
  policy: OutboundPolicy,
  destination: Destination,
  { purpose, now, stop, optedOut, requestedAt }: Circumstances,
): RefusalReason | null {
  if (stop !== null) return reasonOfStop[stop];
  if (optedOut) return 'opted_out';
  if (purpose === 'callback' && !isRecent(requestedAt, now)) return 'no_request';
  return keepsHours(purpose) && !isWithinHours(policy, destination, now) ? 'outside_hours' : null;
}

function isRecent(requestedAt: Instant | null, now: Instant): boolean {
  return requestedAt !== null && requestedAt <= now && now - requestedAt <= requestLastsMs;
}

/** A caller who is on the line is handed on at any hour, to whom the business named for it. */
function keepsHours(purpose: CallPurpose): boolean {
  return purpose === 'agent_call' || purpose === 'callback';
}

/** True when people may be called in every zone where the number may ring; false when no zone is known. */
export function isWithinHours(
  { opens, closes }: Pick<OutboundPolicy, 'opens' | 'closes'>,
  destination: Pick<Destination, 'e164' | 'country'>,
  now: Instant,
): boolean {
  const zones = zonesOf(destination);
  const isOpen = (zone: string): boolean => {
    const { minute } = localTime(now, zone);
    return opens <= minute && minute < closes;
  };
  return zones.length > 0 && zones.every(isOpen);
}

function faultOfUsage(policy: OutboundPolicy, usage: OutboundUsage): RefusalReason | null {
  if (usage.running >= policy.concurrent) return 'too_many_at_once';
  if (usage.startsLastHour >= policy.startsPerHour) return 'too_many_starts';
  if (minutesLeft(policy, usage) < 1) return 'minutes_used_up';
  return minutesPayable(policy, usage) < 1 ? 'spend_used_up' : null;
}

function longestCall(policy: OutboundPolicy, usage: OutboundUsage): number {
  return Math.min(policy.longestMinutes, minutesLeft(policy, usage), minutesPayable(policy, usage));
}

function minutesLeft({ minutesPerDay }: OutboundPolicy, { minutesLastDay }: OutboundUsage): number {
  return minutesPerDay - minutesLastDay;
}

/** Returns for how many minutes what is left of the day's spend is enough. */
function minutesPayable({ microsPerDay, microsPerMinute }: OutboundPolicy, { microsLastDay }: OutboundUsage): number {
  return Math.floor((microsPerDay - microsLastDay) / microsPerMinute);
}

/** Returns the started minutes of a call, at least one if it was answered. @param talkMs null when it was not */
export function startedMinutes(talkMs: number | null): number {
  return talkMs === null ? 0 : Math.max(1, Math.ceil(talkMs / 60_000));
}

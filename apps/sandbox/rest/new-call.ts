import type { SandboxOptions } from '../options';
import type { CallEvent, CallSetup } from '../switchboard/call';
import { invalid } from './rest-error';

const PHONE = /^\+[1-9]\d{6,14}$/;
const OTHER = /^(client:[A-Za-z0-9_.-]{1,256}|sip:.+)$/;
const EVENTS: readonly CallEvent[] = ['initiated', 'ringing', 'answered', 'completed'];
const DEFAULT_TIMEOUT_S = 60;
const MAX_TIMEOUT_S = 600;
const DEFAULT_LIMIT_S = 14_400;

/** What the account may do with a new call. */
export type Account = Pick<SandboxOptions, 'ownNumbers' | 'verifiedNumbers' | 'excludedPrefixes' | 'blockedPrefixes'>;

/** Returns From, To, the longest duration and the address of the status callbacks for a call that is created. */
export function setupOf(form: URLSearchParams, account: Account): CallSetup {
  const [from, to] = [form.get('From') ?? '', form.get('To') ?? ''];
  checkTo(to, account);
  checkFrom(from, account);
  const fallbackUrl = form.get('FallbackUrl');
  return {
    from,
    to,
    direction: 'outbound-api',
    limitMs: seconds(form, 'TimeLimit', DEFAULT_LIMIT_S, 86_400) * 1000,
    ...statusCallback(form),
    ...(fallbackUrl ? { fallbackUrl } : {}),
  };
}

export function timeoutMs(form: URLSearchParams): number {
  return seconds(form, 'Timeout', DEFAULT_TIMEOUT_S, MAX_TIMEOUT_S) * 1000;
}

function checkTo(to: string, { verifiedNumbers, excludedPrefixes, blockedPrefixes }: Account): void {
  const begins = (prefixes: readonly string[] = []): boolean => prefixes.some((prefix) => to.startsWith(prefix));
  if (!to) throw invalid(21_201, "No 'To' number is specified");
  if (OTHER.test(to)) return;
  if (!PHONE.test(to)) throw invalid(21_211, `The phone number you are attempting to call, ${to}, is not valid.`);
  if (begins(excludedPrefixes)) throw invalid(21_215, `Account not authorized to call ${to}.`);
  if (begins(blockedPrefixes)) throw invalid(21_216, `Account not allowed to call ${to}`);
  if (verifiedNumbers && !verifiedNumbers.includes(to))
    throw invalid(21_219, `The number ${to} is unverified. Trial accounts may only make calls to verified numbers.`);
}

function checkFrom(from: string, { ownNumbers }: Account): void {
  if (!from) throw invalid(21_213, "'From' is required");
  if (OTHER.test(from)) return;
  if (!PHONE.test(from)) throw invalid(21_212, `Invalid 'From' number: ${from}`);
  if (ownNumbers && !ownNumbers.includes(from))
    throw invalid(21_210, `The source phone number provided, ${from}, is not yet verified for your account.`);
}

function statusCallback(form: URLSearchParams): Pick<CallSetup, 'statusCallback'> {
  const url = form.get('StatusCallback');
  if (!url) return {};
  if (!/^https?:\/\//.test(url)) throw invalid(21_609, "The 'StatusCallback' URL is not a valid URL.");
  const named = form.getAll('StatusCallbackEvent').flatMap((value) => value.split(' '));
  const events = named.length > 0 ? EVENTS.filter((event) => named.includes(event)) : (['completed'] as const);
  return { statusCallback: { url, method: form.get('StatusCallbackMethod') ?? 'POST', events } };
}

function seconds(form: URLSearchParams, name: string, otherwise: number, most: number): number {
  const text = form.get(name);
  if (text === null) return otherwise;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw invalid(20_001, `${name} must be a positive whole number`);
  return Math.min(most, value);
}

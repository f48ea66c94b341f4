import type { Instant } from '../kernel';
import type { Attestation } from './attestation';
import { standingOf, type CallMark } from './standing';

/** A rule adds its weight (1 to 100) to the score of each caller it matches. */
export type ScreeningRule = { readonly id: string; readonly weight: number } & (
  | { readonly kind: 'withheld' }
  /** The number begins with this, in E.164. */
  | { readonly kind: 'prefix'; readonly prefix: string }
  | { readonly kind: 'attestation'; readonly levels: readonly Attestation[] }
  /** There were at least `calls` calls in the `minutes` before this one. */
  | {
      readonly kind: 'frequency';
      readonly calls: number;
      readonly minutes: number;
      /** Whose calls are counted; rules from before there was a choice count those of the same number. */
      readonly of?: CallsOf;
    }
  /** The caller says these words, one after the other. */
  | { readonly kind: 'keyword'; readonly words: string }
  /** What the caller says contains a match of this regular expression (RE2), in small letters without accents. */
  | { readonly kind: 'pattern'; readonly pattern: string }
);
export const ruleKinds = ['withheld', 'prefix', 'attestation', 'frequency', 'keyword', 'pattern'] as const;
export type RuleKind = (typeof ruleKinds)[number];
/** What a reason may be: a rule, or what people said of the number's earlier calls. */
export const reasonKinds = [...ruleKinds, 'feedback'] as const;
export type ReasonKind = (typeof reasonKinds)[number];

/** Calls of the same number, of its neighbors (see `neighborhoodOf`), or of anyone: a burst. */
export const callsOf = ['number', 'neighbors', 'everyone'] as const;
export type CallsOf = (typeof callsOf)[number];

/**
 * How a business screens its callers. A score at or above a threshold has that consequence; null means never. A
 * threshold takes effect only below the next stricter one.
 */
export interface ScreeningPolicy {
  readonly rules: readonly ScreeningRule[];
  readonly flagAt: number | null;
  readonly challengeAt: number | null;
  readonly blockAt: number | null;
}

/** Lets everyone through who is not on the block list. */
export const noScreening: ScreeningPolicy = { rules: [], flagAt: 40, challengeAt: 60, blockAt: 90 };

/** What is known of a caller before the call is answered. */
export interface Caller {
  /** In E.164; null when withheld, or when it is no phone number. */
  readonly number: string | null;
  readonly attestation: Attestation;
  /** When there were calls before, in any order. */
  readonly earlier: Readonly<Record<CallsOf, readonly Instant[]>>;
  /** What people said of this number's calls, in any order. */
  readonly marks: readonly CallMark[];
  readonly now: Instant;
}

/** Why a caller's score is what it is, without what the rule says: a prefix may be somebody's number. */
export interface Reason {
  readonly ruleId: string;
  readonly kind: ReasonKind;
  /** Points; only those of feedback may be negative. */
  readonly weight: number;
}

/** Returns the rules that match a caller, in the order of the policy, and then what people said of the number. */
export function reasonsFor(policy: ScreeningPolicy, caller: Caller): readonly Reason[] {
  const standing = standingOf(caller.marks, caller.now);
  const feedback: Reason = { ruleId: 'feedback', kind: 'feedback', weight: standing };
  return [...matchedRules(policy, caller), ...(standing === 0 ? [] : [feedback])];
}

function matchedRules(policy: ScreeningPolicy, caller: Caller): readonly Reason[] {
  return policy.rules
    .filter((rule) => matches(rule, caller))
    .map(({ id, kind, weight }) => ({ ruleId: id, kind, weight }));
}

function matches(rule: ScreeningRule, { number, attestation, earlier, now }: Caller): boolean {
  switch (rule.kind) {
    case 'withheld':
      return number === null;
    case 'prefix':
      return number?.startsWith(rule.prefix) === true;
    case 'attestation':
      return rule.levels.includes(attestation);
    case 'frequency': {
      const since = now - rule.minutes * 60_000;
      return earlier[rule.of ?? 'number'].filter((at) => at >= since && at <= now).length >= rule.calls;
    }
    case 'keyword':
    case 'pattern':
      return false; // Known only when the caller speaks; see `wordReasons`.
  }
}

/** Returns how far back calls of a kind matter, in ms; 0 when no rule counts them. */
export function longestFrequencyMs({ rules }: ScreeningPolicy, of: CallsOf): number {
  return Math.max(
    0,
    ...rules.map((rule) => (rule.kind === 'frequency' && (rule.of ?? 'number') === of ? rule.minutes * 60_000 : 0)),
  );
}

/** How many of the last digits may differ among neighbors: dialers show numbers of one block of 10,000. */
const neighborDigits = 4;

/** Returns the beginning (E.164) that a number has in common with its neighbors. */
export function neighborhoodOf(number: string): string {
  return number.slice(0, -neighborDigits);
}

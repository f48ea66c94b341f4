import type { Tier } from '../contacts';
import type { AgentId, CallId, Instant } from '../kernel';
import type { EscalationStep, RoutedCaller, RoutingRule } from '../routing';
import type { Target } from '../understanding';

/** One caller who is waiting for a person. */
export interface QueuePlace {
  readonly callId: CallId;
  readonly target: Target;
  readonly queuedAt: Instant;
  /** Agents who were called for this caller and did not take the call: they are not called for it again. */
  readonly tried: readonly AgentId[];
  /** True for callers who reported something urgent. */
  readonly escalated: boolean;
  /** The VIP tier of the caller's contact, 1 the highest; null for everybody else. */
  readonly tier: Tier | null;
  /** When somebody put the caller at the front; null if nobody did. */
  readonly pulledAt: Instant | null;
  readonly routing: PlaceRouting;
}

/** Who is called for a caller, in which order, and how the wait climbs the tree of departments. */
export interface PlaceRouting {
  readonly rule: RoutingRule;
  readonly caller: RoutedCaller;
  readonly steps: readonly EscalationStep[];
}

/**
 * What an escalated caller's wait counts for in addition, ms. It is a head start and not a rank of its own: somebody who
 * has waited that much longer still comes first, so nobody waits forever behind others who are urgent.
 */
export const headStartMs = 10 * 60_000;
/** The same for each VIP tier, ms: less than for something urgent. */
export const tierHeadStartMs: Readonly<Record<Tier, number>> = { 1: 8 * 60_000, 2: 5 * 60_000, 3: 3 * 60_000 };

/**
 * Returns the order of service: callers whom somebody put at the front, the latest of them first; then by waiting time,
 * with the head start of escalated callers and of VIPs; then by arrival. The call's id decides between equals, so the order is
 * total. It does not depend on the time at which it is asked for.
 */
export function rank(places: readonly QueuePlace[]): readonly QueuePlace[] {
  return [...places].sort(
    (a, b) =>
      pulled(b) - pulled(a) ||
      virtualArrival(a) - virtualArrival(b) ||
      a.queuedAt - b.queuedAt ||
      (a.callId < b.callId ? -1 : 1),
  );
}

/** Zero for a caller whom nobody put at the front. */
function pulled({ pulledAt }: QueuePlace): Instant {
  return pulledAt ?? 0;
}

function virtualArrival({ queuedAt, escalated, tier }: QueuePlace): Instant {
  if (escalated) return queuedAt - headStartMs;
  return tier === null ? queuedAt : queuedAt - tierHeadStartMs[tier];
}

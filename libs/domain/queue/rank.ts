import type { AgentId, CallId, Instant } from '../kernel';
import type { Target } from '../understanding';

/** One caller who is waiting for a person. */
export interface QueuePlace {
  readonly callId: CallId;
  readonly target: Target;
  readonly queuedAt: Instant;
  /** Agents who were called for this caller and did not take the call: they are not called for it again. */
  readonly tried: readonly AgentId[];
}

/**
 * Returns the order of service: the caller who has waited longest comes first. The call's id decides between two with
 * the same instant, so the order is total.
 */
export function rank(places: readonly QueuePlace[]): readonly QueuePlace[] {
  return [...places].sort((a, b) => a.queuedAt - b.queuedAt || (a.callId < b.callId ? -1 : 1));
}

import type { AgentId, CallId, Instant } from '../kernel';
import type { Target } from '../understanding';

/** One caller who waits for a person. */
export interface QueuePlace {
  readonly callId: CallId;
  readonly target: Target;
  readonly queuedAt: Instant;
  /** Agents who were rung for this caller and did not take the call: they are not rung for it again. */
  readonly tried: readonly AgentId[];
}

/** Who is served first: whoever has waited longest. The call's id decides between two of the same instant, so the order is total. */
export function rank(places: readonly QueuePlace[]): readonly QueuePlace[] {
  return [...places].sort((a, b) => a.queuedAt - b.queuedAt || (a.callId < b.callId ? -1 : 1));
}

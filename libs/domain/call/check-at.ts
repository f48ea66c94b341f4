import type { Instant } from '../kernel';
import type { CallInput } from './inputs';
import { limits } from './limits';
import type { CallState } from './state';

/**
 * Returns when to ask the carrier whether the call still exists, unless an event for it arrives first. Null once the
 * call has ended, and while a stream runs: the process that carries the stream knows, and is itself monitored.
 */
export function checkAt(state: CallState, input: CallInput, now: Instant): Instant | null {
  if (state.stage === 'ended') return null;
  if (mayBeGone(input)) return now + limits.goneCheckMs;
  return state.stream === null ? now + limits.silentMs : null;
}

/** True for inputs that may be a hang-up which was not reported as one. */
function mayBeGone(input: CallInput): boolean {
  return input.kind === 'StreamClosed' || (input.kind === 'ParticipantLeft' && input.who === 'caller');
}

import type { Instant } from '../kernel';
import type { CallInput } from './inputs';
import { limits } from './limits';
import type { CallState } from './state';

/**
 * When the carrier must be asked whether the call is still there, unless something is heard of it before. Null once it has
 * ended, and while a stream runs: whoever carries that knows, and is itself looked after.
 */
export function checkAt(state: CallState, input: CallInput, now: Instant): Instant | null {
  if (state.stage === 'ended') return null;
  if (mayBeGone(input)) return now + limits.goneCheckMs;
  return state.stream === null ? now + limits.silentMs : null;
}

/** What a hang-up looks like where nobody says that it was one. */
function mayBeGone(input: CallInput): boolean {
  return input.kind === 'StreamClosed' || (input.kind === 'ParticipantLeft' && input.who === 'caller');
}

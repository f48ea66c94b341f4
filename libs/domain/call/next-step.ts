import type { CallState, EndReason } from './state';
import { stepKey, text, type Spoken, type Step } from './step';

/** Returns what the carrier should do with the caller in this state. */
export function nextStep(state: CallState): Step {
  switch (state.stage) {
    case 'challenged': {
      const { digit, tries } = state.challenge;
      return { kind: 'challenge', say: [{ kind: 'challenge', digit, again: tries > 1 }], tries };
    }
    case 'receptionist':
      return state.engine === 'model'
        ? { kind: 'connectStream', resume: state.resumes.length, say: openingOr(state) }
        : { kind: 'menu', say: openingOr(state), turn: state.turn };
    case 'waiting':
    case 'ringing':
      return { kind: 'wait', say: disclosing(state) };
    case 'talking':
    case 'held':
    case 'transferring':
      return { kind: 'join', k: state.room.number };
    case 'message':
      return { kind: 'takeMessage', say: disclosing(state) };
    case 'announcing':
      return { kind: 'announce', say: hasNoReceptionist(state.closing) ? state.say : disclosing(state) };
    case 'ended':
      return state.end.reason === 'blocked' ? { kind: 'refuse', reason: 'rejected' } : { kind: 'hangUp' };
  }
}

/** True for callers who are turned away before any receptionist: there is none to disclose. */
function hasNoReceptionist({ reason }: { readonly reason: EndReason }): boolean {
  return reason === 'suspended' || reason === 'challenge_failed';
}

/** Starts again with the opening if the caller has not yet heard the disclosure, whatever was about to be said. */
function openingOr(state: CallState): readonly Spoken[] {
  return state.disclosed === false ? [{ kind: 'opening' }] : state.say;
}

/** A caller who leaves a receptionist before its first sentence was finished hears that sentence first. */
function disclosing(state: CallState): readonly Spoken[] {
  return state.disclosed === false ? [text('disclosure'), ...state.say] : state.say;
}

/** Returns the key of the step that should be running. */
export function wantedKey(state: CallState): string {
  return stepKey(nextStep(state), state.language);
}

/**
 * True if the carrier is running something other than it should and will not ask on its own. A menu, a message and an
 * announcement come back on their own within seconds and take the new step then.
 */
export function redirectNeeded(state: CallState): boolean {
  if (state.served === null || state.stage === 'ended') return false;
  if (state.served.key === wantedKey(state)) return false;
  return (
    state.served.key === 'wait' || state.served.key.startsWith('join:') || state.served.key.startsWith('connectStream:')
  );
}

import type { CallState } from './state';
import { stepKey, type Step } from './step';

/** What the carrier should do with the caller in this state. */
export function nextStep(state: CallState): Step {
  switch (state.stage) {
    case 'receptionist':
      return state.engine === 'model'
        ? { kind: 'connectStream', resume: state.resumes.length, say: state.say }
        : { kind: 'menu', say: state.say, turn: state.turn };
    case 'waiting':
    case 'ringing':
      return { kind: 'wait', say: state.say };
    case 'talking':
    case 'held':
      return { kind: 'join', k: state.room.number };
    case 'message':
      return { kind: 'takeMessage', say: state.say };
    case 'announcing':
      return { kind: 'announce', say: state.say };
    case 'ended':
      return { kind: 'hangUp' };
  }
}

/** The key of the step that should run. */
export function wantedKey(state: CallState): string {
  return stepKey(nextStep(state), state.language);
}

/**
 * Whether the carrier runs something other than it should and will not ask by itself. A menu, a message and an
 * announcement come back on their own within seconds and take the new step then.
 */
export function redirectNeeded(state: CallState): boolean {
  if (state.served === null || state.stage === 'ended') return false;
  if (state.served.key === wantedKey(state)) return false;
  return (
    state.served.key === 'wait' || state.served.key.startsWith('join:') || state.served.key.startsWith('connectStream:')
  );
}

import type { CallIn, CallState, EndReason, Stage } from './state';

/** What happened to the caller. Who hung up is a separate question: `end.reason` and `end.party` answer it. */
export const outcomes = [
  'answered_by_person',
  'answered_by_receptionist',
  'message_left',
  'missed',
  'abandoned_waiting',
  'abandoned_ringing',
  'no_message',
  'hung_up',
  'closed',
  'refused',
  'blocked',
  'failed',
] as const;
export type Outcome = (typeof outcomes)[number];

/**
 * Outcomes of calls in which the caller heard the business. A suspended business turns callers away, screening blocks
 * them, and in a failed call perhaps nothing was heard at all.
 */
const unheard: ReadonlySet<Outcome> = new Set<Outcome>(['refused', 'blocked', 'failed']);
export const heardOutcomes: readonly Outcome[] = outcomes.filter((one) => !unheard.has(one));

const screenedOut: ReadonlySet<EndReason> = new Set<EndReason>(['blocked', 'challenge_failed', 'blocked_by_words']);

/**
 * Depends on the final state alone, so that the order in which reports arrived makes no difference. Null while the call
 * lasts. What counts is where the caller was last: a caller who was transferred by a person and then reached no one was
 * not answered.
 */
export function outcomeOf(state: CallState): Outcome | null {
  if (state.stage !== 'ended') return null;
  if (state.end.reason === 'suspended') return 'refused';
  if (screenedOut.has(state.end.reason)) return 'blocked';
  const last = lastStage(state);
  if (last === 'talking' || last === 'held') return 'answered_by_person';
  if (state.messages.length > 0) return 'message_left';
  return brokeOff(state) ? 'failed' : withoutPerson(state, last);
}

/** Returns where the caller was before the last words and the end. */
function lastStage({ segments }: CallState): Stage | undefined {
  return segments.filter(({ stage }) => stage !== 'ended' && stage !== 'announcing').at(-1)?.stage;
}

function brokeOff({ end: { reason } }: CallIn<'ended'>): boolean {
  return reason === 'line_failed' || reason === 'trouble' || reason === 'too_long';
}

function withoutPerson(state: CallIn<'ended'>, last: Stage | undefined): Outcome {
  switch (last) {
    case 'waiting':
      return 'abandoned_waiting';
    case 'ringing':
    case 'transferring':
      return 'abandoned_ringing';
    case 'message':
      return wasRungInVain(state) ? 'missed' : 'no_message';
    default:
      return withReceptionist(state);
  }
}

/** True if an agent was called for the caller and no agent talked to them after that. */
function wasRungInVain({ segments }: CallState): boolean {
  const rung = segments.findLastIndex(({ stage }) => stage === 'ringing' || stage === 'transferring');
  return rung > segments.findLastIndex(({ stage }) => stage === 'talking');
}

function withReceptionist(state: CallIn<'ended'>): Outcome {
  if (state.end.reason === 'closed') return 'closed';
  const answered = state.attempts.failed === 0 && state.marks.some(({ kind }) => kind === 'lookup');
  return answered || state.end.reason === 'receptionist_finished' ? 'answered_by_receptionist' : 'hung_up';
}

import type { CallIn, CallState } from './state';

/** What became of the caller. Who hung up is another matter: `end.reason` and `end.party` say that. */
export const outcomes = [
  'put_through',
  'message_left',
  'helped',
  'gave_up',
  'hung_up',
  'no_message',
  'suspended',
  'line_failed',
  'too_long',
  'trouble',
] as const;
export type Outcome = (typeof outcomes)[number];

/** A function of the final state alone, so that the order in which reports came in makes no difference. Null while the call lasts. */
export function outcomeOf(state: CallState): Outcome | null {
  if (state.stage !== 'ended') return null;
  if (state.answeredAt !== null) return 'put_through';
  if (state.messages.length > 0) return 'message_left';
  switch (state.end.reason) {
    case 'suspended':
    case 'line_failed':
    case 'too_long':
    case 'trouble':
    case 'no_message':
      return state.end.reason;
    default:
      return withReceptionist(state);
  }
}

function withReceptionist(state: CallIn<'ended'>): Outcome {
  const last = state.segments.filter(({ stage }) => stage !== 'ended').at(-1)?.stage;
  if (last === 'waiting' || last === 'ringing') return 'gave_up';
  if (last === 'message') return 'no_message';
  const answered = state.attempts.failed === 0 && state.marks.some(({ kind }) => kind === 'lookup');
  return answered || state.end.reason === 'receptionist_finished' ? 'helped' : 'hung_up';
}

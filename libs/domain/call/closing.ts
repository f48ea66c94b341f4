import { only } from './decision';
import type { Decision } from './events';
import { text } from './step';

/** Says the last words and then closes the line. */
export function closing(
  reason: 'no_message' | 'message_taken' | 'receptionist_finished' | 'trouble',
  party: 'caller' | 'us',
  key: 'messageEmpty' | 'messageRecorded' | 'goodbye' | 'troubleGoodbye',
): Decision {
  return only({ kind: 'Announced', say: [text(key)], reason, party });
}

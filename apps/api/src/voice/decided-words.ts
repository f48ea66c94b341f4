import { utterances, type Speech } from '@voicecore/domain/call';
import type { Applied } from '../calls';

/** Returns the words with which the ledger leaves a caller with the receptionist; null if it decided on none. */
export function decidedWords({ state, events, config }: Applied, speech: Omit<Speech, 'config' | 'keypad'>) {
  const spoke = events.find((event) => event.kind === 'ReceptionistSpoke');
  if (state.stage !== 'receptionist' || spoke === undefined) return null;
  const words = utterances(spoke.say, { ...speech, config, keypad: false });
  return words.map(({ text }) => text).join(' ');
}

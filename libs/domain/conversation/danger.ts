import type { Language } from '@voicecore/domain/kernel';
import { spoken } from '@voicecore/domain/receptionist-texts';
import type { Move } from './move';
import { sayWhenReady, skipOpening } from './opening';
import type { HeardItem } from './played-audio';
import { hush } from './speaking';

/** Danger to life: fixed words at once, and no tool. Whatever the caller asked for earlier is no longer their wish. */
export function emergency(move: Move, language: Language, heard: readonly HeardItem[]): void {
  const { phase, turns, seed } = move.state;
  if (phase !== 'talking' && phase !== 'connecting') return;
  hush(move, heard);
  skipOpening(move);
  move.set({ said: [] });
  move.setTurn({ answered: true, judged: true });
  move.emit({ kind: 'tellLedger', input: { kind: 'EmergencyHeard' }, key: `emergency:${seed.stream}.${turns}` });
  sayWhenReady(move, { language, text: spoken('emergency', language) }, true);
}

/** What is urgent for the business leads to a person at once; the wait supplies what is said in the meantime. */
export function urgent(move: Move, heard: readonly HeardItem[]): void {
  const { phase, turns, seed } = move.state;
  if (phase !== 'talking') return;
  hush(move, heard);
  skipOpening(move);
  move.setTurn({ answered: true, judged: true });
  move.emit({ kind: 'tellLedger', input: { kind: 'UrgencyHeard' }, key: `urgent:${seed.stream}.${turns}` });
  move.set({ phase: 'handing', phaseSince: move.at, owedSince: null });
}

import { spoken } from '@voicecore/domain/receptionist-texts';
import type { Language } from '@voicecore/domain/kernel';
import { isEmergencyCode, isWholeNumber } from '@voicecore/domain/understanding';
import { setLanguage } from './caller-turn';
import { emergency } from './danger';
import type { Move } from './move';
import type { HeardItem } from './played-audio';
import { openOn, sayWhenReady, skipOpening } from './opening';
import { hush } from './speaking';
import { talkLimits } from './talk-limits';

/** A key was pressed: the receptionist stops talking and the digits are collected. */
export function digitPressed(move: Move, digit: string, heard: readonly HeardItem[]): void {
  if (!/^[0-9*#]$/.test(digit)) return;
  hush(move, heard);
  if (digit === '*') {
    move.set({ digits: null });
    return openOn(move);
  }
  skipOpening(move);
  if (digit === '#') return digitsComplete(move);
  const pressed = (move.state.digits?.pressed ?? '') + digit;
  move.set({
    digits: { pressed: pressed.slice(0, talkLimits.digits), at: move.at },
    quietSince: move.at,
    cutOff: false,
  });
  const extensions = move.state.seed.directory.agents.map((agent) => agent.extension);
  if (isWholeNumber(pressed, extensions)) digitsComplete(move);
}

/**
 * The digits go to the ledger, because only the ledger knows whom they reach; an emergency number gets the fixed words
 * at once.
 */
export function digitsComplete(move: Move): void {
  const { digits, seed } = move.state;
  if (!digits) return;
  if (isEmergencyCode(digits.pressed)) {
    move.set({ digits: null });
    return emergency(move, move.state.language, []);
  }
  move.set({ digits: null, owedSince: move.at });
  const key = `digits:${seed.stream}.${digits.at}`;
  move.emit({ kind: 'tellLedger', input: { kind: 'DigitsPressed', personal: { digits: digits.pressed } }, key });
}

/** A key has selected the other language; the ledger already knows. */
export function languageChosen(move: Move, language: Language): void {
  if (!mayAnswer(move)) return;
  setLanguage(move, language);
  sayWhenReady(move, { language, text: spoken('languageChosen', language) });
}

export function digitsRefused(move: Move): void {
  if (!mayAnswer(move)) return;
  const { language } = move.state;
  sayWhenReady(move, { language, text: spoken('extensionUnknown', language) });
}

/** Keys count from the first frame, even before the model has its session. */
function mayAnswer({ state }: Move): boolean {
  return state.phase === 'talking' || state.phase === 'connecting';
}

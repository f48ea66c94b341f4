import { spoken } from '@voicecore/domain/receptionist-texts';
import type { Language } from '@voicecore/domain/kernel';
import { setLanguage } from './caller-turn';
import type { Move } from './move';
import type { HeardItem } from './played-audio';
import { isProtected, responseRuns, say, silence } from './speaking';
import { talkLimits } from './talk-limits';

/** A key was pressed: the receptionist stops talking and the digits are gathered. */
export function digitPressed(move: Move, digit: string, heard: readonly HeardItem[]): void {
  if (!/^[0-9*#]$/.test(digit)) return;
  if (!isProtected(move.state) && (move.state.playing || responseRuns(move.state))) silence(move, heard);
  if (digit === '#') return digitsComplete(move);
  if (digit === '*') return move.set({ digits: null });
  const pressed = (move.state.digits?.pressed ?? '') + digit;
  move.set({
    digits: { pressed: pressed.slice(0, talkLimits.digits), at: move.at },
    quietSince: move.at,
    cutOff: false,
  });
  if (isWhole(move, pressed)) digitsComplete(move);
}

/** An extension that no other begins with needs no pause to be understood. */
function isWhole(move: Move, pressed: string): boolean {
  const extensions = move.state.seed.directory.agents.map((agent) => agent.extension);
  return extensions.includes(pressed) && !extensions.some((each) => each !== pressed && each.startsWith(pressed));
}

/** The digits go to the ledger, which alone knows whom they reach. */
export function digitsComplete(move: Move): void {
  const { digits, seed } = move.state;
  if (!digits) return;
  move.set({ digits: null, owedSince: move.at });
  const key = `digits:${seed.stream}.${digits.at}`;
  move.emit({ kind: 'tellLedger', input: { kind: 'DigitsPressed', personal: { digits: digits.pressed } }, key });
}

/** A key has chosen the other language; the ledger knows it already. */
export function languageChosen(move: Move, language: Language): void {
  if (move.state.phase !== 'talking') return;
  setLanguage(move, language);
  say(move, spoken('languageChosen', language));
}

export function digitsRefused(move: Move): void {
  if (move.state.phase !== 'talking') return;
  say(move, spoken('extensionUnknown', move.state.language));
}

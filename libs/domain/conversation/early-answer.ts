import type { Move } from './move';
import type { HeardItem } from './played-audio';
import { talkLimits } from './talk-limits';
import { isProtected, silence, speak } from './speaking';
import type { TalkState } from './talk-state';

/**
 * The model has heard the caller's turn as soon as we have, and need not wait for its transcript: it is asked for its
 * answer at once. What it says is held back until the words are known that may decide otherwise, and not for long.
 */
export function askEarly(move: Move): void {
  const { phase, opening, turn } = move.state;
  if (phase !== 'talking' || opening.length > 0 || isProtected(move.state) || !turn || turn.answered) return;
  move.setTurn({ asked: true });
  speak(move, { purpose: 'answer', tools: true });
}

/** Whether an answer runs that was asked for before the words of its turn were known. */
export function isEarly({ turn }: TalkState): boolean {
  return turn !== null && turn.asked && !turn.answered;
}

/** A response to words that are not known yet is kept from the caller from its first sound on. */
export function holdEarly(move: Move, responseId: string): void {
  const { turn, gate } = move.state;
  if (!turn || !isEarly(move.state) || gate.wish?.purpose !== 'answer') return;
  if (move.at >= turn.committedAt + talkLimits.withheldMs) return;
  move.set({ withheld: { responseId, since: null } });
  move.emit({ kind: 'holdVoice', responseId });
}

/** The first sound of an answer that is held back: the caller waits for it from now on. */
export function soundsWithheld(move: Move, responseId: string): boolean {
  const { withheld } = move.state;
  if (withheld?.responseId !== responseId) return false;
  if (withheld.since === null) move.set({ withheld: { responseId, since: move.at } });
  return true;
}

/** Lets the caller hear what was held back: the words allow it, or they are too long in coming. */
export function letHear(move: Move): void {
  const { withheld, language, pause } = move.state;
  if (withheld === null) return;
  move.set({ withheld: null });
  move.emit({ kind: 'passVoice', responseId: withheld.responseId });
  if (withheld.since === null || pause) return;
  const latencyMs = measured(move);
  const speeches = move.state.speeches.map((speech) =>
    speech.responseId === withheld.responseId ? { ...speech, at: move.at, language, latencyMs } : speech,
  );
  move.set({ playing: true, owedSince: null, speeches });
}

/** How long the caller has waited for the sound that they hear now, ms; null when nothing was owed to them. */
export function measured(move: Move): number | null {
  const { owedSince } = move.state;
  if (owedSince === null) return null;
  const ms = move.at - owedSince;
  move.emit({ kind: 'measureTurn', ms });
  return ms;
}

/** The words of a turn ask for another answer than the one that was asked for early: that one is taken back. */
export function takeBack(move: Move, heard: readonly HeardItem[]): void {
  if (!isEarly(move.state)) return;
  const { playing, quietSince } = move.state;
  silence(move, heard);
  // Who has heard nothing of it waits on as before.
  if (!playing) move.set({ quietSince });
  move.setTurn({ asked: false });
}

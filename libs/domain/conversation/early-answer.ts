import type { Move } from './move';
import type { HeardItem } from './played-audio';
import { talkLimits } from './talk-limits';
import { isProtected, silence, speak } from './speaking';
import type { TalkState } from './talk-state';

/**
 * The model has heard the caller's turn as soon as we have and does not need to wait for its transcript: its answer is
 * requested at once. What it says is held back, for a short time, until the words are known, because they may decide
 * otherwise.
 */
export function askEarly(move: Move): void {
  const { phase, opening, turn } = move.state;
  if (phase !== 'talking' || opening.length > 0 || isProtected(move.state) || !turn || turn.answered) return;
  move.setTurn({ asked: true });
  speak(move, { purpose: 'answer', tools: true });
}

/** True while an answer is running that was requested before the words of its turn were known. */
export function isEarly({ turn }: TalkState): boolean {
  return turn !== null && turn.asked && !turn.answered;
}

/** Holds back a response to words that are not known yet, from its first sound. */
export function holdEarly(move: Move, responseId: string): void {
  const { turn, gate } = move.state;
  if (!turn || !isEarly(move.state) || gate.wish?.purpose !== 'answer') return;
  if (move.at >= turn.committedAt + talkLimits.withheldMs) return;
  move.set({ withheld: { responseId, since: null } });
  move.emit({ kind: 'holdVoice', responseId });
}

/** The first sound of an answer that is held back: from now on the caller is waiting for it. */
export function soundsWithheld(move: Move, responseId: string): boolean {
  const { withheld } = move.state;
  if (withheld?.responseId !== responseId) return false;
  if (withheld.since === null) move.set({ withheld: { responseId, since: move.at } });
  return true;
}

/** Plays what was held back: the words allow it, or they are taking too long. */
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

/** Returns how long the caller has waited for the sound they hear now, in ms; null when no answer was owed. */
export function measured(move: Move): number | null {
  const { owedSince } = move.state;
  if (owedSince === null) return null;
  const ms = move.at - owedSince;
  move.emit({ kind: 'measureTurn', ms });
  return ms;
}

/** The words of a turn need a different answer from the one requested early: that one is taken back. */
export function takeBack(move: Move, heard: readonly HeardItem[]): void {
  if (!isEarly(move.state)) return;
  const { playing, quietSince } = move.state;
  silence(move, heard);
  // A caller who has heard nothing of it keeps waiting as before.
  if (!playing) move.set({ quietSince });
  move.setTurn({ asked: false });
}

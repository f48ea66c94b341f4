import type { Instant } from '@voicecore/domain/kernel';
import type { FillerWords, Moment } from './filler-words';
import type { Move } from './move';
import { talkLimits } from './talk-limits';
import type { TalkState } from './talk-state';
import { toolsOpen } from './tool-turn';

/*
 * An answer that takes long is announced by a few words, from audio that the model has made before, so that a slow
 * model does not need to say them. They answer nothing and promise nothing, and the wait for the answer continues.
 */

/** True when only filler words are being played. */
export function isOnlyFiller({ playing, speeches }: TalkState): boolean {
  return playing && speeches.length > 0 && speeches.every(({ isFiller }) => isFiller);
}

/** Returns how many fillers were said in the turn that is being answered. */
export function fillersIn({ turn, fillersSaid }: TalkState): number {
  return turn !== null && fillersSaid?.place === turn.place ? fillersSaid.count : 0;
}

/**
 * Returns when the caller has waited long enough for an answer that a filler is played; null if no answer is awaited.
 */
export function fillerAt(state: TalkState): Instant | null {
  const { turn, owedSince, quietSince, playing, callerSpeaking, pause, withheld } = state;
  if (turn === null || owedSince === null || !isAnswerAwaited(state) || nextFiller(state) === null) return null;
  if (playing || callerSpeaking || pause !== null || withheld !== null) return null;
  const said = fillersIn(state);
  if (said >= talkLimits.fillers) return null;
  return Math.max(owedSince, turn.openUntil ?? 0, said > 0 ? quietSince : 0) + talkLimits.fillerMs;
}

function isAnswerAwaited(state: TalkState): boolean {
  const { state: gate, wish, next } = state.gate;
  return toolsOpen(state) || (gate !== 'idle' && (next ?? wish)?.purpose === 'answer');
}

/** Returns the filler that fits the moment and was not the last one said. */
function nextFiller(state: TalkState): FillerWords | null {
  const { seed, language, fillersSaid, asideSaid } = state;
  const isLookedUp = toolsOpen(state) || state.turn?.searched === true;
  const fits: readonly Moment[] =
    fillersIn(state) > 0
      ? ['longer', 'thinking']
      : isLookedUp
        ? ['looking', 'thinking', 'longer']
        : ['thinking', 'longer'];
  const isThere = (words: FillerWords) => words.kept || asideSaid.includes(words);
  const ready = seed.fillers.filter(
    (words) => words.language === language && words.text !== fillersSaid?.last && isThere(words),
  );
  for (const moment of fits) {
    const found = ready.find((words) => words.moment === moment);
    if (found) return found;
  }
  return null;
}

/** Plays a filler from its audio; it is recorded as said, and the caller is still owed an answer. */
export function sayFiller(move: Move): void {
  const words = nextFiller(move.state);
  const { turn, nextSeq: seq, speeches } = move.state;
  if (words === null || turn === null) return;
  const { text, language } = words;
  const itemId = `kept:${seq}`;
  const speech = { itemId, responseId: itemId, seq, at: move.at, text, language, latencyMs: null };
  const fillersSaid = { place: turn.place, count: fillersIn(move.state) + 1, last: text };
  move.set({
    playing: true,
    nextSeq: seq + 1,
    speeches: [...speeches, { ...speech, whole: false, words: null, isFiller: true, heardOut: null }],
    fillersSaid,
  });
  move.emit({ kind: 'playKept', itemId, words });
}

/**
 * Has the model say fillers that are not kept yet, outside the conversation, while it is idle and the caller listens to
 * something else. One at a time, and not again in a call in which it failed.
 */
export function prepareFiller(move: Move): void {
  const { phase, gate, opening, playing, aside, asideSaid, seed, language } = move.state;
  if (phase !== 'talking' || gate.state !== 'idle' || opening.length > 0 || !playing || aside !== null) return;
  const missing = seed.fillers.find(
    (words) => words.language === language && !words.kept && !asideSaid.includes(words),
  );
  if (!missing) return;
  move.set({ aside: missing });
  move.emit({ kind: 'sayAside', words: missing });
}

/** The audio said outside the conversation has arrived, or is unavailable in this call. */
export function asideEnded(move: Move, isThere: boolean): void {
  const { aside, asideSaid } = move.state;
  if (aside === null || !isThere) return;
  move.set({ aside: null, asideSaid: [...asideSaid, aside] });
  prepareFiller(move);
}

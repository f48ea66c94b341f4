import type { Utterance } from '@voicecore/domain/receptionist-texts';
import type { FirstWords } from './first-words';
import type { Move } from './move';
import { say, speak } from './speaking';
import type { TalkState } from './talk-state';

/**
 * Says the next of the first words, one sentence after the other: kept audio is played at once, even while the model's
 * session is being set up, and the rest is requested from the model.
 */
export function openOn(move: Move): void {
  for (let next = move.state.opening[0]; next && isTime(move.state, next); next = move.state.opening[0]) {
    move.set({ opening: move.state.opening.slice(1) });
    if (next.kept) play(move, next);
    else speak(move, { purpose: 'greet', exactly: next.text, tools: false, whole: next.whole, words: next });
  }
}

function isTime({ phase, gate, callerSpeaking, turn }: TalkState, next: FirstWords): boolean {
  if (phase === 'connecting') return next.kept;
  return phase === 'talking' && gate.state === 'idle' && !callerSpeaking && turn?.answered !== false;
}

function play(move: Move, words: FirstWords): void {
  const { nextSeq: seq, speeches, phase } = move.state;
  const itemId = `kept:${seq}`;
  const { text, language, whole } = words;
  const speech = { itemId, responseId: itemId, seq, at: move.at, text, language, latencyMs: null };
  move.set({
    playing: true,
    speeches: [...speeches, { ...speech, whole, words, isFiller: false, heardOut: null }],
    nextSeq: seq + 1,
  });
  firstHeard(move, 'kept');
  move.emit({ kind: 'playKept', itemId, words });
  if (phase === 'talking') move.emit({ kind: 'recallWords', text });
}

/** Informs a new session of what was played before it was set up, which it cannot know. */
export function recallPlayed(move: Move): void {
  const { seed, opening } = move.state;
  for (const words of seed.opening)
    if (words.kept && !opening.includes(words)) move.emit({ kind: 'recallWords', text: words.text });
}

/** The caller hears something for the first time in this stream. */
export function firstHeard(move: Move, source: 'kept' | 'model'): void {
  const { unheardSince } = move.state;
  if (unheardSince === null) return;
  move.set({ unheardSince: null });
  move.emit({ kind: 'measureOpening', ms: move.at - unheardSince, source });
}

/** A caller who says something or presses a key skips the first words, except those that must be heard. */
export function skipOpening(move: Move): void {
  if (move.state.opening.length > 0) move.set({ opening: move.state.opening.filter(({ whole }) => whole) });
}

/**
 * The caller asked for something that the ledger answers with words: they are said once the caller is silent, and to
 * their end. Whatever was claimed of the request is corrected by them.
 */
export function sayDecided(move: Move, text: string): void {
  const { phase, language, opening, produced } = move.state;
  if (phase === 'handing') move.set({ phase: 'talking', phaseSince: move.at, quietSince: move.at });
  // The model is not asked to answer in its own words what its tools have returned.
  if (produced === 'tools') move.set({ produced: 'voice' });
  move.set({ opening: [...opening, { language, text, whole: true, kept: false }] });
  openOn(move);
}

/** Has fixed words said without tools, as soon as there is a session to say them. */
export function sayWhenReady(move: Move, words: Utterance, whole = false): void {
  const { phase, opening } = move.state;
  if (phase === 'connecting') move.set({ opening: [...opening, { ...words, whole, kept: false }] });
  else say(move, words.text, whole);
}

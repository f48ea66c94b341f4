import type { Instant } from '@voicecore/domain/kernel';
import { askEarly } from './early-answer';
import { entriesToHand } from './known-entries';
import type { Move } from './move';
import { wordsOfTurn } from './open-turn';
import { speak } from './speaking';
import type { TalkEvent } from './talk-event';
import { talkLimits } from './talk-limits';
import type { CallerTurn, TalkState } from './talk-state';

/*
 * A business may know more than a session holds. Of the rest, what fits the caller's words is found as soon as they are
 * known and handed to the model ahead of the request for its answer, which then costs one round like any other. So the
 * model is not asked before the words are there, as long as they are quick; where they are not it is asked without them
 * and has its tool. Callers whose words came late the last time are not made to wait for them again.
 */

/** Puts the request off until the words are there; false where they are not waited for. */
export function awaitWords(move: Move): boolean {
  const { seed, phase, wordsMs, turn } = move.state;
  const areQuick = wordsMs === null || wordsMs <= talkLimits.withheldMs;
  if (!seed.knowsMore || !areQuick || phase !== 'talking' || turn === null) return false;
  move.setTurn({ wordsUntil: turn.committedAt + talkLimits.withheldMs });
  return true;
}

/** The words are too long in coming: the model is asked for what it has heard itself, unless the caller goes on. */
export function wordsLate(move: Move): void {
  move.setTurn({ wordsUntil: null });
  if (!move.state.callerSpeaking) askEarly(move);
}

/** Notes how late the words of a turn were, and that nobody waits for them any more. */
export function wordsThere(move: Move, itemId: string, committedAt: Instant): void {
  move.set({ wordsMs: move.at - committedAt });
  if (move.state.turn?.itemId === itemId) move.setTurn({ wordsUntil: null });
}

/** Has entries found that fit what the turn asks; false where it asks nothing that the session may lack. */
export function findEntries(move: Move, turn: CallerTurn): boolean {
  const question = questionOf(move.state, turn);
  if (!move.state.seed.knowsMore || question === null) return false;
  move.setTurn({ entriesUntil: move.at + talkLimits.entriesMs });
  move.emit({ kind: 'findEntries', place: turn.place, question });
  return true;
}

/** What is asked, in the caller's words; of who wants to be put through what they ask beside it. */
function questionOf(state: TalkState, { understood }: CallerTurn): string | null {
  return understood?.asks === true ? wordsOfTurn(state) : (understood?.beside ?? null);
}

type EntriesFound = Extract<TalkEvent, { kind: 'EntriesFound' }>;

/** What was found goes to the model, and then it is asked; what comes too late is for nobody. */
export function entriesFound(move: Move, { place, entries }: EntriesFound): void {
  const { turn, seed, handed, language } = move.state;
  if (turn?.place !== place || turn.entriesUntil === null || turn.entriesThere) return;
  const fresh = entriesToHand(entries, seed.known, handed);
  if (fresh.length > 0) move.emit({ kind: 'giveEntries', entries: fresh, language });
  move.set({ handed: [...handed, ...fresh] });
  move.setTurn({ entriesThere: true });
  askWithEntries(move);
}

/** Entries are looked for, or are there and could not be asked about yet. */
export function looksForEntries({ turn }: TalkState): boolean {
  return turn !== null && turn.entriesUntil !== null;
}

/** Asks the model with what was found, or without when it is too long in coming; who makes a sound is heard first. */
export function askWithEntries(move: Move): void {
  const { turn, pause, callerSpeaking, phase } = move.state;
  if (turn === null || turn.entriesUntil === null || pause !== null || callerSpeaking) return;
  if (!turn.entriesThere && move.at < turn.entriesUntil) return;
  move.setTurn({ entriesUntil: null });
  if (phase === 'talking') speak(move, { purpose: 'answer', tools: true });
}

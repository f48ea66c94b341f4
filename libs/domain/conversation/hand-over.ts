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
 * A business may know more than a session holds. From the rest, what fits the caller's words is found as soon as they
 * are known and handed to the model ahead of the request for its answer, which then costs one round like any other. So
 * the model is not asked before the words arrive, as long as they are quick; if they are not, it is asked without them
 * and has its tool. Callers whose words came late the last time do not have to wait for them again.
 */

/** Postpones the request until the words arrive; returns false if they are not waited for. */
export function awaitWords(move: Move): boolean {
  const { seed, phase, wordsMs, turn } = move.state;
  const areQuick = wordsMs === null || wordsMs <= talkLimits.withheldMs;
  if (!seed.knowsMore || !areQuick || phase !== 'talking' || turn === null) return false;
  move.setTurn({ wordsUntil: turn.committedAt + talkLimits.withheldMs });
  return true;
}

/**
 * The words are taking too long: the model is asked about what it heard itself, unless the caller continues to speak.
 */
export function wordsLate(move: Move): void {
  move.setTurn({ wordsUntil: null });
  if (!move.state.callerSpeaking) askEarly(move);
}

/** Records how late the words of a turn were, and that they are no longer waited for. */
export function wordsThere(move: Move, itemId: string, committedAt: Instant): void {
  move.set({ wordsMs: move.at - committedAt });
  if (move.state.turn?.itemId === itemId) move.setTurn({ wordsUntil: null });
}

/**
 * Starts a search for entries that fit what the turn asks; returns false if it asks nothing that the session may lack.
 */
export function findEntries(move: Move, turn: CallerTurn): boolean {
  const question = questionOf(move.state, turn);
  if (!move.state.seed.knowsMore || question === null) return false;
  move.setTurn({ entriesUntil: move.at + talkLimits.entriesMs });
  move.emit({ kind: 'findEntries', place: turn.place, question });
  return true;
}

/**
 * Returns what is asked, in the caller's words; for a caller who wants to be put through, what they ask in addition to
 * that.
 */
function questionOf(state: TalkState, { understood }: CallerTurn): string | null {
  return understood?.asks === true ? wordsOfTurn(state) : (understood?.beside ?? null);
}

type EntriesFound = Extract<TalkEvent, { kind: 'EntriesFound' }>;

/** What was found is sent to the model, which is then asked; a result that arrives too late is dropped. */
export function entriesFound(move: Move, { place, entries }: EntriesFound): void {
  const { turn, seed, handed, language } = move.state;
  if (turn?.place !== place || turn.entriesUntil === null || turn.entriesThere) return;
  const fresh = entriesToHand(entries, seed.known, handed);
  if (fresh.length > 0) move.emit({ kind: 'giveEntries', entries: fresh, language });
  move.set({ handed: [...handed, ...fresh] });
  move.setTurn({ entriesThere: true });
  askWithEntries(move);
}

/** True while entries are being searched, or were found and the model could not be asked yet. */
export function looksForEntries({ turn }: TalkState): boolean {
  return turn !== null && turn.entriesUntil !== null;
}

/**
 * Asks the model with what was found, or without it if the search takes too long; a caller who makes a sound is
 * listened to first.
 */
export function askWithEntries(move: Move): void {
  const { turn, pause, callerSpeaking, phase } = move.state;
  if (turn === null || turn.entriesUntil === null || pause !== null || callerSpeaking) return;
  if (!turn.entriesThere && move.at < turn.entriesUntil) return;
  move.setTurn({ entriesUntil: null });
  if (phase === 'talking') speak(move, { purpose: 'answer', tools: true });
}

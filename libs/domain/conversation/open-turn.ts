import { endsOpen, type Understood } from '@voicecore/domain/understanding';
import { takeBack } from './early-answer';
import type { Move } from './move';
import type { HeardItem } from './played-audio';
import { talkLimits } from './talk-limits';
import type { CallerTurn, TalkState } from './talk-state';

/*
 * The model ends a turn after half a second of silence, and people pause for longer in the middle of a sentence or of a
 * number. A turn that ends there is not answered at once; what follows is treated as one turn with it.
 */

/** Returns the turns that a turn beginning now continues. */
export function begunBy(before: CallerTurn | null): readonly string[] {
  return before === null || before.answered || before.judged ? [] : [...before.begunBy, before.itemId];
}

/**
 * Returns what the caller has said so far with the turn that is being answered: all of its parts whose words are known.
 */
export function wholeWords({ turn, said }: TalkState, words: string): string {
  const parts = (turn?.begunBy ?? []).map((itemId) => said.find((each) => each.itemId === itemId)?.words ?? '');
  return [...parts, words].filter((part) => part !== '').join(' ');
}

/** Returns the words of the turn that is being answered, with all of its parts; empty if they are not known. */
export function wordsOfTurn(state: TalkState): string {
  return wholeWords(state, state.said.find(({ itemId }) => itemId === state.turn?.itemId)?.words ?? '');
}

/** Waits for the rest of a turn that ends in the middle of something; returns false if there is nothing to wait for. */
export function waitForMore(move: Move, { kind }: Understood, words: string, heard: readonly HeardItem[]): boolean {
  const { turn, phase, seed } = move.state;
  if (!turn || turn.answered || phase !== 'talking' || kind === 'silent' || kind === 'farewell') return false;
  const openUntil = turn.committedAt + talkLimits.openEndMs;
  const extensions = seed.directory.agents.map((agent) => agent.extension);
  if (openUntil <= move.at || !endsOpen(words, extensions)) return false;
  takeBack(move, heard);
  // The results of lookups for the answer that is taken back are not answered either.
  move.set({ produced: 'nothing', owedSince: move.state.owedSince ?? turn.committedAt });
  move.setTurn({ openUntil });
  return true;
}

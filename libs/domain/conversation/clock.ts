import { spoken } from '@voicecore/domain/receptionist-texts';
import type { Instant } from '@voicecore/domain/kernel';
import { letHear } from './early-answer';
import { answerTurn, callerSilent, speechEndless } from './caller-turn';
import { fillerAt, fillersIn, isOnlyFiller, sayFiller } from './filler';
import { askWithEntries, wordsLate } from './hand-over';
import { digitsComplete } from './keypad';
import type { Move } from './move';
import { pauseEndsAt, pauseOver } from './pause';
import { responseRuns, say } from './speaking';
import { talkLimits } from './talk-limits';
import type { TalkState } from './talk-state';
import { toolsOpen } from './tool-turn';
import { askAgain, endStream, finishFarewell, modelLost } from './voice';

interface Deadline {
  readonly at: Instant;
  readonly passed: (move: Move) => void;
}

/** Returns when the talk must be checked again even if nothing happens; null when it waits for nothing. */
export function talkWakeAt(state: TalkState): Instant | null {
  return deadlines(state).reduce<Instant | null>((first, { at }) => (first === null ? at : Math.min(first, at)), null);
}

/** True when a caller would notice if the next check came late: during a pause, or while a request is postponed. */
export function isWakeExact({ pause, turn }: TalkState): boolean {
  return pause !== null || (turn !== null && (turn.wordsUntil !== null || turn.entriesUntil !== null));
}

/** Does what is due, one deadline after the other, since handling one may settle the next. */
export function timePassed(move: Move): void {
  for (let due = firstDue(move); due; due = firstDue(move)) {
    const before = move.state;
    due.passed(move);
    if (move.state === before) return;
  }
}

function firstDue(move: Move): Deadline | undefined {
  return deadlines(move.state).find((deadline) => deadline.at <= move.at);
}

function deadlines(state: TalkState): Deadline[] {
  if (state.phase === 'ended') return [];
  const { pause } = state;
  return pause ? [{ at: pauseEndsAt(pause), passed: pauseOver }, ...phaseDeadlines(state)] : phaseDeadlines(state);
}

function phaseDeadlines(state: TalkState): Deadline[] {
  const { phase, phaseSince } = state;
  switch (phase) {
    case 'ended':
      return [];
    case 'connecting':
      return [...openingDeadlines(state), ...digitDeadlines(state)];
    case 'leaving':
      return [{ at: phaseSince + talkLimits.finishMs, passed: (move) => endStream(move, 'left') }];
    case 'farewell':
      return [{ at: phaseSince + talkLimits.farewellMs, passed: finishFarewell }];
    case 'handing':
      return [{ at: phaseSince + talkLimits.handOverMs, passed: goOnTalking }];
    case 'talking':
      return [
        ...openingDeadlines(state),
        ...modelDeadlines(state),
        ...callerDeadlines(state),
        ...digitDeadlines(state),
      ];
  }
}

/**
 * A new stream must not be silent for long: neither before its first sound, nor after the kept audio while there is no
 * session.
 */
function openingDeadlines(state: TalkState): Deadline[] {
  const { unheardSince, phase, playing, quietSince } = state;
  const silentSince = unheardSince ?? (phase === 'connecting' && !playing ? quietSince : null);
  if (silentSince === null) return [];
  return [{ at: silentSince + talkLimits.openingMs, passed: (move) => modelLost(move, 'late') }];
}

function digitDeadlines({ digits }: TalkState): Deadline[] {
  return digits ? [{ at: digits.at + talkLimits.digitPauseMs, passed: digitsComplete }] : [];
}

function modelDeadlines(state: TalkState): Deadline[] {
  const found: Deadline[] = [];
  const { gate, owedSince, aliveAt, playing, pause, quietSince, callerSpeaking } = state;
  const isHeard = playing && !isOnlyFiller(state);
  const filler = fillerAt(state);
  if (filler !== null) found.push({ at: filler, passed: sayFiller });
  if (gate.state === 'cancelling') {
    found.push({ at: gate.askedAt + talkLimits.cancelMs, passed: (move) => modelLost(move, 'no_answer_to_cancel') });
  }
  if (responseRuns(state) && !isHeard && !pause) {
    const since = Math.max(aliveAt, state.produced === 'voice' ? quietSince : 0);
    found.push({ at: since + talkLimits.noDeltaMs, passed: (move) => askAgain(move, 'silent') });
  }
  // Words that are said to their end do not count as silence: the wait for an answer begins when they have been heard.
  if (owedSince !== null && !callerSpeaking && !isHeard) {
    // Filler words do not extend the wait.
    const since = fillersIn(state) > 0 ? owedSince : Math.max(owedSince, quietSince);
    found.push({
      at: since + talkLimits.turnBudgetMs,
      passed: (move) => modelLost(move, 'late'),
    });
  }
  return found;
}

function callerDeadlines(state: TalkState): Deadline[] {
  const found: Deadline[] = [];
  const { turn, digits, callerSpeaking, playing, quietSince } = state;
  if (turn && state.withheld !== null) found.push({ at: turn.committedAt + talkLimits.withheldMs, passed: letHear });
  if (turn && turn.wordsUntil !== null) found.push({ at: turn.wordsUntil, passed: wordsLate });
  if (turn && turn.entriesUntil !== null && !callerSpeaking && state.pause === null)
    found.push({ at: turn.entriesUntil, passed: askWithEntries });
  if (turn && !turn.answered && !callerSpeaking)
    found.push({ at: turn.openUntil ?? turn.committedAt + talkLimits.transcriptMs, passed: answerTurn });
  if (callerSpeaking) found.push({ at: state.spokeAt + talkLimits.speechMs, passed: speechEndless });
  const quiet = !callerSpeaking && !playing && state.gate.state === 'idle' && !toolsOpen(state) && !digits;
  if (quiet && state.owedSince === null) found.push({ at: quietSince + talkLimits.silenceMs, passed: callerSilent });
  return found;
}

/** The ledger did not leave the stream, whatever the reason: the caller must not be left in silence. */
function goOnTalking(move: Move): void {
  move.set({ phase: 'talking', phaseSince: move.at, quietSince: move.at });
  if (move.state.turn && !move.state.turn.answered) return answerTurn(move);
  say(move, spoken('trouble', move.state.language));
}

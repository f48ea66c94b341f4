import { spoken } from '@voicecore/domain/receptionist-texts';
import {
  countAttempts,
  followLanguage,
  shouldTransfer,
  understand,
  type AttemptState,
  type TurnContext,
  type TurnFacts,
  type Understood,
} from '@voicecore/domain/understanding';
import type { Language } from '@voicecore/domain/kernel';
import { askEarly, letHear, takeBack } from './early-answer';
import type { Move } from './move';
import type { HeardItem } from './played-audio';
import { openOn, sayWhenReady, skipOpening } from './opening';
import { hush, isProtected, isSpeaking, responseRuns, say, speak } from './speaking';
import type { TalkEvent } from './talk-event';
import { toolsOpen, useWaitingTools } from './tool-turn';
import type { CallerTurn, CallerWish, TalkState } from './talk-state';

/** The caller begins to speak: whatever is being said to them stops. */
export function speechStarted(move: Move, heard: readonly HeardItem[]): void {
  const cutOff = move.state.cutOff || (isSpeaking(move.state) && !isProtected(move.state));
  move.set({ callerSpeaking: true, spokeAt: move.at, cutOff });
  hush(move, heard);
}

export function speechStopped(move: Move): void {
  move.set({ callerSpeaking: false, quietSince: move.at });
}

/** The model has taken what the caller said as a turn; its words come later. */
export function turnCommitted(move: Move, itemId: string): void {
  if (move.state.awaited[itemId] || move.state.turn?.itemId === itemId) return;
  beginTurn(move, itemId);
  askEarly(move);
}

function beginTurn(move: Move, itemId: string): void {
  judge(move);
  const turns = move.state.turns + 1;
  const seq = move.state.nextSeq;
  const turn: CallerTurn = {
    itemId,
    seq,
    place: `${move.state.seed.stream}.${turns}`,
    committedAt: move.at,
    understood: null,
    asked: false,
    answered: false,
    cutOff: move.state.cutOff,
    searched: false,
    found: false,
    acted: false,
    cannotHelp: false,
    rounds: 0,
    judged: false,
  };
  const ms = spokenMs(move);
  const at = ms > 0 ? move.state.spokeAt : move.at;
  const awaited = { ...move.state.awaited, [itemId]: { seq, at, ms } };
  const owedSince = move.state.phase === 'talking' ? move.at : null;
  move.set({
    turn,
    turns,
    nextSeq: seq + 1,
    awaited,
    callerSpeaking: false,
    cutOff: false,
    quietSince: move.at,
    owedSince,
  });
}

type Transcribed = Extract<TalkEvent, { kind: 'TurnTranscribed' }>;

/** The words of a turn are known. Words of a turn that was overtaken still count as the caller's own. */
export function turnTranscribed(move: Move, { itemId, text, heard }: Transcribed): void {
  const awaited = move.state.awaited[itemId];
  if (!awaited) return;
  const { [itemId]: _, ...others } = move.state.awaited;
  move.set({ awaited: others });
  const words = text.trim();
  const { seed, language, languageKnown } = move.state;
  const understood = understand(words, seed.directory, language, contextOf(move));
  if (words !== '') {
    hearLanguage(move, words);
    keepTurn(move, awaited, words);
  }
  move.set({ wish: wishAfter(move, understood), previousRequest: understood.query ?? null });
  if (move.state.turn?.itemId === itemId) move.setTurn({ understood });
  if (understood.kind === 'emergency') return emergency(move, understood.language ?? language, heard);
  if (understood.kind === 'urgent') return urgent(move, heard);
  if (move.state.turn?.itemId !== itemId) return;
  const isInOtherLanguage = languageKnown && language !== move.state.language;
  if (isInOtherLanguage || answersItself(understood)) takeBack(move, heard);
  answerTurn(move);
}

/** Words that are answered by fixed words of ours, whatever the model would say. */
function answersItself({ kind }: Understood): boolean {
  return kind === 'silent' || kind === 'language' || kind === 'robot';
}

/** What was said stays unknown: it is no silence and no attempt, and the model answers what it has heard itself. */
export function turnNotTranscribed(move: Move, itemId: string): void {
  if (!move.state.awaited[itemId]) return;
  const { [itemId]: _, ...awaited } = move.state.awaited;
  move.set({ awaited });
  if (move.state.turn?.itemId === itemId) answerTurn(move);
}

/** The line has been loud for so long that no end of a turn is to be expected: what was heard so far is one. */
export function speechEndless(move: Move): void {
  move.set({ callerSpeaking: false, quietSince: move.at });
  move.emit({ kind: 'commitAudio' });
}

const anythingElse = /anything else|algo más/i;

function contextOf(move: Move): TurnContext {
  const { previousRequest, lastSaid, seed } = move.state;
  return {
    askedAnythingElse: anythingElse.test(lastSaid),
    urgent: seed.urgent,
    ...(previousRequest ? { previousRequest } : {}),
  };
}

/** How long the caller spoke for the turn that is committed now. */
function spokenMs(move: Move): number {
  const { callerSpeaking, quietSince, spokeAt } = move.state;
  return Math.max(0, (callerSpeaking ? move.at : quietSince) - spokeAt);
}

type Place = TalkState['awaited'][string];

function keepTurn(move: Move, place: Place, text: string): void {
  const { language } = move.state;
  move.emit({ kind: 'keepTurn', turn: { ...place, speaker: 'caller', text, language, latencyMs: null, cut: false } });
}

/** The language is the caller's own, taken once; afterwards only their express wish changes it. */
function hearLanguage(move: Move, text: string): void {
  const { language, languageKnown, seed, turns } = move.state;
  const next = followLanguage({ language, detected: languageKnown }, text);
  if (next.detected === languageKnown && next.language === language) return;
  setLanguage(move, next.language);
  const input = { kind: 'LanguageKnown', language: next.language } as const;
  move.emit({ kind: 'tellLedger', input, key: `language:${seed.stream}.${turns}` });
}

/** From here on the receptionist speaks this language: the model is told before it is asked to speak again. */
export function setLanguage(move: Move, language: Language): void {
  move.set({ language, languageKnown: true });
  move.emit({ kind: 'updateSession', language });
}

/** What the caller wants after these words; a new question takes the place of an old wish. */
function wishAfter(move: Move, said: Understood): CallerWish | null {
  const { wish, lastSaid, seed, language } = move.state;
  switch (said.kind) {
    case 'human':
    case 'person':
    case 'department':
    case 'extension':
    case 'message':
    case 'farewell':
      return wishOf(said);
    case 'affirm':
      return wish ?? wishOf(understand(lastSaid, seed.directory, language));
    case 'request':
    case 'deny':
    case 'emergency':
    case 'urgent':
      return null;
    default:
      return wish;
  }
}

function wishOf(said: Understood): CallerWish | null {
  switch (said.kind) {
    case 'human':
      return { kind: 'human' };
    case 'message':
      return { kind: 'message' };
    case 'farewell':
      return { kind: 'goodbye' };
    case 'person':
    case 'department':
    case 'extension':
      if (!said.target) return said.kind === 'extension' ? null : { kind: 'human' };
      return { kind: said.target.kind, id: said.target.id, by: said.kind === 'extension' ? 'extension' : 'name' };
    default:
      return null;
  }
}

/** Danger to life: fixed words at once, and no tool. */
export function emergency(move: Move, language: Language, heard: readonly HeardItem[]): void {
  const { phase, turns, seed } = move.state;
  if (phase !== 'talking' && phase !== 'connecting') return;
  hush(move, heard);
  skipOpening(move);
  move.setTurn({ answered: true, judged: true });
  move.emit({ kind: 'tellLedger', input: { kind: 'EmergencyHeard' }, key: `emergency:${seed.stream}.${turns}` });
  sayWhenReady(move, { language, text: spoken('emergency', language) }, true);
}

/** What is urgent for the business leads to a person at once; what is said meanwhile comes with the wait. */
function urgent(move: Move, heard: readonly HeardItem[]): void {
  const { phase, turns, seed } = move.state;
  if (phase !== 'talking') return;
  hush(move, heard);
  skipOpening(move);
  move.setTurn({ answered: true, judged: true });
  move.emit({ kind: 'tellLedger', input: { kind: 'UrgencyHeard' }, key: `urgent:${seed.stream}.${turns}` });
  move.set({ phase: 'handing', phaseSince: move.at, owedSince: null });
}

/** Decides what to do about a turn whose words are known, or will not be known in time. */
export function answerTurn(move: Move): void {
  const { turn, phase, language } = move.state;
  if (!turn || turn.answered) return;
  if (phase !== 'talking') return move.set({ owedSince: null });
  move.setTurn({ answered: true });
  if (turn.understood?.kind !== 'silent') skipOpening(move);
  switch (turn.understood?.kind) {
    case 'silent':
      return answerSilence(move, turn);
    case 'language':
      return say(move, spoken('languageChosen', language));
    case 'robot':
      return say(move, spoken('robot', language));
    default:
      return turn.asked ? goOnEarly(move) : speak(move, { purpose: 'answer', tools: true });
  }
}

/** The answer that was asked for early is the right one: it may be heard, and use the tools that the words allow. */
function goOnEarly(move: Move): void {
  letHear(move);
  useWaitingTools(move);
  const { produced } = move.state;
  if (produced === 'voice' && !responseRuns(move.state) && !toolsOpen(move.state)) judge(move);
}

/** A noise that cut the receptionist off was no turn: it goes on. Otherwise the caller was not understood. */
function answerSilence(move: Move, turn: CallerTurn): void {
  if (move.state.opening.length > 0) {
    move.setTurn({ judged: true });
    return openOn(move);
  }
  if (turn.cutOff) {
    move.setTurn({ judged: true });
    return speak(move, { purpose: 'continue', tools: false });
  }
  judge(move);
  if (move.state.phase === 'talking') say(move, spoken('notUnderstoodFirst', move.state.language));
}

/** Nobody has spoken for a while: a turn too, and a silent one. */
export function callerSilent(move: Move): void {
  beginTurn(move, `silence:${move.state.turns + 1}`);
  const itemId = move.state.turn?.itemId ?? '';
  const { [itemId]: _, ...awaited } = move.state.awaited;
  move.set({ awaited });
  move.setTurn({ understood: { kind: 'silent' }, answered: true });
  judge(move);
  if (move.state.phase === 'talking') say(move, spoken('notHeard', move.state.language));
}

function factsOf(turn: CallerTurn): TurnFacts {
  const kind = turn.understood?.kind ?? 'request';
  const { acted, cannotHelp } = turn;
  // A turn that was overtaken before anything came of it asked for nothing yet: the caller was still speaking.
  const asks = turn.understood?.asks ?? kind === 'request';
  const asked = turn.answered && (turn.searched || acted || cannotHelp || asks);
  return { kind, asked, found: turn.searched ? turn.found : turn.answered, acted, cannotHelp };
}

/** Small talk leaves the count as it is, and then the ledger need not be told. */
function changesNothing(before: AttemptState, after: AttemptState): boolean {
  return before.failed === after.failed && before.peak === after.peak && before.last === null && after.last === null;
}

/** The rule counts a turn, once, when it is over. */
export function judge(move: Move): void {
  const { turn, attempts, seed } = move.state;
  if (!turn || turn.judged) return;
  const facts = factsOf(turn);
  const counted = countAttempts(attempts, facts);
  move.setTurn({ judged: true });
  if (changesNothing(attempts, counted)) return;
  move.set({ attempts: counted });
  move.emit({ kind: 'tellLedger', input: { kind: 'TurnTaken', turn: facts }, key: `turn:${turn.place}` });
  if (move.state.phase !== 'talking' || !shouldTransfer(counted, seed.attemptsBeforeTransfer)) return;
  move.set({ phase: 'handing', phaseSince: move.at, owedSince: null });
}

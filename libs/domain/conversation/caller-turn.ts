import { spoken } from '@voicecore/domain/receptionist-texts';
import {
  countAttempts,
  followLanguage,
  shouldTransfer,
  understand,
  type AttemptState,
  type Kind,
  type TurnContext,
  type TurnFacts,
  type Understood,
} from '@voicecore/domain/understanding';
import type { Language } from '@voicecore/domain/kernel';
import { emergency, urgent } from './danger';
import { askEarly, letHear, takeBack } from './early-answer';
import { KEPT_TURNS } from './evidence';
import type { Move } from './move';
import type { HeardItem } from './played-audio';
import { openOn, skipOpening } from './opening';
import { hush, isProtected, isSpeaking, responseRuns, say, speak } from './speaking';
import type { TalkEvent } from './talk-event';
import { toolsOpen, useWaitingTools } from './tool-turn';
import type { CallerTurn, TalkState } from './talk-state';

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
    notUnderstood: false,
    rounds: 0,
    judged: false,
  };
  const ms = spokenMs(move);
  const at = ms > 0 ? move.state.spokeAt : move.at;
  const awaited = { ...move.state.awaited, [itemId]: { seq, at, ms } };
  const owedSince = move.state.phase === 'talking' ? move.at : null;
  const said = { itemId, words: null, before: move.state.lastSaid, denies: false };
  move.set({
    turn,
    turns,
    nextSeq: seq + 1,
    awaited,
    said: [...move.state.said, said].slice(-KEPT_TURNS),
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
  const said = move.state.said.map((turn) =>
    turn.itemId === itemId ? { ...turn, words, denies: understood.kind === 'deny' } : turn,
  );
  move.set({ said, previousRequest: understood.query ?? null });
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
  const said = move.state.said.map((turn) => (turn.itemId === itemId ? { ...turn, words: '' } : turn));
  move.set({ awaited, said });
  move.setTurn({ understood: { kind: 'silent' }, answered: true });
  judge(move);
  if (move.state.phase === 'talking') say(move, spoken('notHeard', move.state.language));
}

/** Words that the model could not make out are noise, unless they are known to ask for nothing. */
function kindOf({ understood, notUnderstood }: CallerTurn): Kind {
  const kind = understood?.kind ?? 'request';
  return notUnderstood && kind === 'request' ? 'unintelligible' : kind;
}

function factsOf(turn: CallerTurn): TurnFacts {
  const kind = kindOf(turn);
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

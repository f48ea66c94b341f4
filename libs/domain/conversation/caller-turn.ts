import { limits } from '@voicecore/domain/call';
import { spoken } from '@voicecore/domain/receptionist-texts';
import {
  countAttempts,
  followLanguage,
  isBackchannel,
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
import { askEarly, isEarly, letHear, takeBack } from './early-answer';
import { KEPT_TURNS } from './evidence';
import { awaitWords, findEntries, wordsThere } from './hand-over';
import type { Move } from './move';
import type { HeardItem } from './played-audio';
import { begunBy, waitForMore, wholeWords, wordsOfTurn } from './open-turn';
import { openOn, skipOpening } from './opening';
import { giveUp, goOn, isAtWork, soundEnded, standStill } from './pause';
import { correctPromises, reachHuman } from './receipts';
import { dropFollowers, isProtected, responseRuns, say, speak } from './speaking';
import type { TalkEvent } from './talk-event';
import { toolsOpen, useWaitingTools } from './tool-turn';
import type { AwaitedTurn, BriefSpeech, CallerTurn } from './talk-state';

/** The caller begins to speak: whatever is being said to them is paused until it is known what they say. */
export function speechStarted(move: Move, heard: readonly HeardItem[]): void {
  move.set({ callerSpeaking: true, spokeAt: move.at, brief: null });
  if (isProtected(move.state)) dropFollowers(move);
  else if (isAtWork(move.state)) standStill(move, heard);
}

/** `silenceMs` is how long the model listened to silence before it reported the end of speech. */
export function speechStopped(move: Move, silenceMs: number): void {
  const stoppedAt = Math.max(move.state.spokeAt, move.at - silenceMs);
  move.set({ callerSpeaking: false, quietSince: move.at, stoppedAt });
  soundEnded(move, stoppedAt);
}

/** The model has accepted what the caller said as a turn; its words arrive later. */
export function turnCommitted(move: Move, itemId: string): void {
  const { awaited, turn, pause } = move.state;
  if (awaited[itemId] || turn?.itemId === itemId) return;
  const expected = expectWords(move, itemId);
  if (expected.brief) return;
  if (pause) giveUp(move, pause.heard);
  beginTurn(move, itemId, expected);
  if (!awaitWords(move)) askEarly(move);
}

/** A turn is committed: from here on it has its place in the record, whatever its words turn out to be. */
function expectWords(move: Move, itemId: string): AwaitedTurn {
  const { nextSeq: seq, awaited } = move.state;
  const brief = move.state.brief?.endsAsking ? null : move.state.brief;
  const ms = spokenMs(move);
  const at = ms > 0 ? move.state.spokeAt : move.at;
  const expected = { seq, at, ms, committedAt: move.at, brief };
  const quietSince = move.at;
  move.set({
    awaited: { ...awaited, [itemId]: expected },
    nextSeq: seq + 1,
    callerSpeaking: false,
    brief: null,
    quietSince,
  });
  return expected;
}

function beginTurn(move: Move, itemId: string, { seq, committedAt }: AwaitedTurn): void {
  const before = move.state.turn;
  judge(move);
  const turns = move.state.turns + 1;
  const turn: CallerTurn = {
    itemId,
    seq,
    place: `${move.state.seed.stream}.${turns}`,
    committedAt,
    understood: null,
    openUntil: null,
    begunBy: begunBy(before),
    wordsUntil: null,
    entriesUntil: null,
    entriesThere: false,
    asked: false,
    answered: false,
    cutOff: move.state.cutOff,
    searched: false,
    found: false,
    acted: false,
    cannotHelp: false,
    notUnderstood: false,
    promised: [],
    rounds: 0,
    judged: false,
  };
  const owedSince = move.state.phase === 'talking' ? committedAt : null;
  const said = { itemId, words: null, before: move.state.lastSaid, denies: false };
  move.set({ turn, turns, said: [...move.state.said, said].slice(-KEPT_TURNS), cutOff: false, owedSince });
}

type Transcribed = Extract<TalkEvent, { kind: 'TurnTranscribed' }>;

/** The words of a turn are known. The words of a turn that was overtaken still count as the caller's own. */
export function turnTranscribed(move: Move, { itemId, text, heard }: Transcribed): void {
  const awaited = move.state.awaited[itemId];
  if (!awaited) return;
  const { [itemId]: _, ...others } = move.state.awaited;
  move.set({ awaited: others });
  wordsThere(move, itemId, awaited.committedAt);
  const words = text.trim();
  const { seed, language, languageKnown } = move.state;
  if (awaited.brief) {
    const what = asksNothing(awaited.brief, understand(words, seed.directory, language, contextOf(move)), words);
    if (what !== null) return passOver(move, awaited, what, words);
    giveUp(move, heard);
    beginTurn(move, itemId, awaited);
  }
  const isCurrent = move.state.turn?.itemId === itemId;
  const whole = isCurrent ? wholeWords(move.state, words) : words;
  const understood = understand(whole, seed.directory, language, contextOf(move));
  if (words !== '') {
    hearLanguage(move, words);
    keepTurn(move, awaited, words);
  }
  const said = move.state.said.map((turn) =>
    turn.itemId === itemId ? { ...turn, words, denies: understood.kind === 'deny' } : turn,
  );
  move.set({ said });
  if (isCurrent) move.setTurn({ understood });
  if (understood.kind === 'emergency') return emergency(move, understood.language ?? language, heard);
  if (understood.kind === 'urgent') return urgent(move, heard);
  if (words !== '') screenWords(move, itemId, words);
  if (isCurrent && waitForMore(move, understood, whole, heard)) return;
  move.set({ previousRequest: understood.query ?? null });
  // A caller who is speaking again is not spoken to; a response requested early is heard once they have stopped.
  if (!isCurrent || (move.state.callerSpeaking && !isEarly(move.state))) return;
  const isInOtherLanguage = languageKnown && language !== move.state.language;
  if (isInOtherLanguage || answersItself(understood)) takeBack(move, heard);
  answerTurn(move);
}

/** The caller's first words may be those of a spam call; the ledger decides. */
function screenWords(move: Move, itemId: string, speech: string): void {
  if (!move.state.seed.screensWords || move.state.turns > limits.screenedTurns) return;
  move.emit({
    kind: 'tellLedger',
    input: { kind: 'FirstWordsHeard', personal: { speech } },
    key: `words:${itemId}`,
  });
}

/** Classifies short speech that asked for nothing; null if its words are meant for the receptionist. */
function asksNothing(brief: BriefSpeech, { kind }: Understood, words: string): 'noise' | 'backchannel' | null {
  if (kind === 'silent' || kind === 'unintelligible') return 'noise';
  return brief.intoSpeech && !brief.intoQuestion && isBackchannel(words) ? 'backchannel' : null;
}

/** The caller said nothing that needs an answer: it does not count as a turn, and what was being said continues. */
function passOver(move: Move, place: AwaitedTurn, what: 'noise' | 'backchannel', words: string): void {
  if (words !== '') keepTurn(move, place, words);
  move.emit({ kind: 'passOver', what });
  if (!move.state.callerSpeaking) goOn(move);
}

/** True for words that we answer with fixed words, whatever the model would say. */
function answersItself({ kind }: Understood): boolean {
  return kind === 'silent' || kind === 'language' || kind === 'robot';
}

/**
 * The words stay unknown: this counts neither as silence nor as an attempt, and the model answers what it heard itself.
 */
export function turnNotTranscribed(move: Move, itemId: string): void {
  const expected = move.state.awaited[itemId];
  if (!expected) return;
  const { [itemId]: _, ...awaited } = move.state.awaited;
  move.set({ awaited });
  if (expected.brief) return passOver(move, expected, 'noise', '');
  if (move.state.turn?.itemId === itemId) answerTurn(move);
}

/** The line has been loud for so long that no end of the turn can be expected: what was heard so far is one turn. */
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

/** Returns how long the caller spoke for the turn that is being committed. */
function spokenMs(move: Move): number {
  const { callerSpeaking, stoppedAt, spokeAt } = move.state;
  return Math.max(0, (callerSpeaking ? move.at : stoppedAt) - spokeAt);
}

function keepTurn(move: Move, { seq, at, ms }: AwaitedTurn, text: string): void {
  const { language } = move.state;
  const turn = { seq, at, ms, speaker: 'caller', text, language, latencyMs: null, cut: false } as const;
  move.emit({ kind: 'keepTurn', turn });
}

/** The language is taken from the caller once; afterwards only their express wish changes it. */
function hearLanguage(move: Move, text: string): void {
  const { language, languageKnown, seed, turns } = move.state;
  const next = followLanguage({ language, detected: languageKnown }, text);
  if (next.detected === languageKnown && next.language === language) return;
  setLanguage(move, next.language);
  const input = { kind: 'LanguageKnown', language: next.language } as const;
  move.emit({ kind: 'tellLedger', input, key: `language:${seed.stream}.${turns}` });
}

/** From here on the receptionist speaks this language: the model is informed before it is asked to speak again. */
export function setLanguage(move: Move, language: Language): void {
  move.set({ language, languageKnown: true });
  move.emit({ kind: 'updateSession', language });
}

/** Decides what to do about a turn whose words are known, or will not be known in time. */
export function answerTurn(move: Move): void {
  const { turn, phase, language } = move.state;
  if (!turn || turn.answered) return;
  if (phase !== 'talking') return move.set({ owedSince: null });
  move.setTurn({ answered: true, wordsUntil: null });
  if (turn.understood?.kind !== 'silent') skipOpening(move);
  switch (turn.understood?.kind) {
    case 'silent':
      return answerSilence(move, turn);
    case 'language':
      return say(move, spoken('languageChosen', language));
    case 'robot':
      return say(move, spoken('robot', language));
    default:
      if (turn.asked) return goOnEarly(move);
      if (!findEntries(move, turn)) speak(move, { purpose: 'answer', tools: true });
  }
}

/**
 * The answer requested early is the right one: the caller may hear it, and it may use the tools that the words allow.
 */
function goOnEarly(move: Move): void {
  letHear(move);
  useWaitingTools(move);
  const { produced } = move.state;
  if (produced === 'voice' && !responseRuns(move.state) && !toolsOpen(move.state)) answerOver(move);
}

/**
 * A noise that cut the receptionist off was not a turn, so the receptionist continues. Otherwise the caller was not
 * understood.
 */
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

/** No one has spoken for a while: this counts as a turn as well, a silent one. */
export function callerSilent(move: Move): void {
  const { nextSeq: seq, turns } = move.state;
  const itemId = `silence:${turns + 1}`;
  move.set({ nextSeq: seq + 1, quietSince: move.at });
  beginTurn(move, itemId, { seq, at: move.at, ms: 0, committedAt: move.at, brief: null });
  move.set({ said: move.state.said.map((turn) => (turn.itemId === itemId ? { ...turn, words: '' } : turn)) });
  move.setTurn({ understood: { kind: 'silent' }, answered: true });
  judge(move);
  if (move.state.phase === 'talking') say(move, spoken('notHeard', move.state.language));
}

/** Words that the model could not make out count as noise, unless they are known to ask for nothing. */
function kindOf({ understood, notUnderstood }: CallerTurn): Kind {
  const kind = understood?.kind ?? 'request';
  return notUnderstood && kind === 'request' ? 'unintelligible' : kind;
}

function factsOf(turn: CallerTurn): TurnFacts {
  const kind = kindOf(turn);
  const { acted, cannotHelp } = turn;
  // A turn that was overtaken before it had any result asked for nothing yet: the caller was still speaking.
  const asks = turn.understood?.asks ?? kind === 'request';
  const asked = turn.answered && (turn.searched || acted || cannotHelp || asks);
  const misheard = turn.understood?.misheard === true ? { misheard: true } : {};
  // Words of the model that are based on no search and no action count as neither success nor failure.
  const open = turn.answered && !turn.searched && !acted && !cannotHelp ? { open: true } : {};
  return { kind, asked, found: turn.searched && turn.found, acted, cannotHelp, ...misheard, ...open };
}

/** True when the count does not change, as with small talk; then the ledger does not need to be informed. */
function changesNothing(before: AttemptState, after: AttemptState): boolean {
  return (
    before.failed === after.failed &&
    before.peak === after.peak &&
    before.last?.failedBefore === after.last?.failedBefore
  );
}

/**
 * The answer to a turn has been produced: what it left undone is done, the turn is counted, and its claims are checked.
 */
export function answerOver(move: Move): void {
  if (reachHuman(move)) return;
  keepUnanswered(move);
  judge(move);
  correctPromises(move);
}

/** Records a question for which the model read no answer in its entries as one that found nothing. */
function keepUnanswered(move: Move): void {
  const { turn, seed, handed } = move.state;
  if (!turn || turn.judged || !turn.cannotHelp || turn.searched || turn.acted || turn.understood?.asks !== true) return;
  if (seed.known.length + handed.length === 0) return;
  const personal = { question: wordsOfTurn(move.state) };
  const input = { kind: 'LookedUp', tool: 'answered_from', hits: [], personal } as const;
  move.emit({ kind: 'tellLedger', input, key: `answered:${turn.place}` });
}

/** Counts a turn by the rule, once, when it is over. */
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

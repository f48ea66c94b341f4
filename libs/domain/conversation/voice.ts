import { answerOver, judge } from './caller-turn';
import { holdEarly, isEarly, measured, soundsWithheld } from './early-answer';
import { prepareFiller } from './filler';
import type { Move } from './move';
import { firstHeard, openOn, recallPlayed } from './opening';
import { cancel, created, done, nothingToCancel, refusedAsActive, type ResponseWish } from './response-gate';
import { goOn } from './pause';
import type { HeardItem } from './played-audio';
import { takeAnswer } from './receipts';
import { saidDisclosure, saidExactly } from './said-words';
import {
  dropFollowers,
  isProtected,
  isSpeaking,
  refuseWaiting,
  responseRuns,
  settleSpeeches,
  settleWhole,
  silence,
  speak,
  turnOf,
} from './speaking';
import type { EndOfStream } from './talk-effect';
import type { TalkEvent } from './talk-event';
import { placeOf, type TalkState } from './talk-state';
import { afterTools, toolsOpen } from './tool-turn';
import { toolKey } from './tools';

/** The model has accepted the session: the receptionist opens, or continues where the line was cut. */
export function modelReady(move: Move): void {
  if (move.state.phase !== 'connecting') return;
  const { seed, language, languageKnown } = move.state;
  move.set({ phase: 'talking', phaseSince: move.at, quietSince: move.at });
  // A key may have selected a language since the session was requested.
  if (languageKnown && !(seed.languageKnown && seed.language === language))
    move.emit({ kind: 'updateSession', language });
  if (seed.history.length > 0) move.emit({ kind: 'recallTurns' });
  recallPlayed(move);
  openOn(move);
}

export function responseCreated(move: Move, responseId: string, count: number | null): void {
  const step = created(move.state.gate, responseId, count);
  if (step.cancel) move.drop(responseId);
  move.pass(step);
  if (step.gate.state === 'active') holdEarly(move, responseId);
}

/** The first sound of an item, or sound again after a gap in the sending. */
export function voiceBegan(move: Move, responseId: string, itemId: string): void {
  const { gate, speeches } = move.state;
  if (gate.responseId !== responseId || gate.state !== 'active') return move.drop(responseId);
  move.set({ aliveAt: move.at, produced: move.state.produced === 'tools' ? 'tools' : 'voice' });
  const isWithheld = soundsWithheld(move, responseId) || move.state.pause !== null;
  const latencyMs = isWithheld ? null : measured(move);
  if (!isWithheld) move.set({ playing: true, owedSince: null });
  firstHeard(move, 'model');
  if (speeches.some((speech) => speech.itemId === itemId)) return;
  const seq = move.state.nextSeq;
  const { whole = false, words = null } = gate.wish ?? {};
  const language = words?.language ?? move.state.language;
  const begun = { itemId, responseId, seq, at: move.at, text: '', language, latencyMs, whole, words };
  const speech = { ...begun, isFiller: false, heardOut: null };
  move.set({ speeches: [...speeches, speech], nextSeq: seq + 1 });
  if (whole) move.emit({ kind: 'holdBehind', itemId });
  if (words !== null && move.state.seed.opening.includes(words)) move.emit({ kind: 'recordVoice', responseId });
}

export function voiceText(move: Move, itemId: string, text: string, final: boolean): void {
  const speeches = move.state.speeches.map((speech) =>
    speech.itemId === itemId ? { ...speech, text: final ? text : speech.text + text } : speech,
  );
  move.set({ speeches, aliveAt: move.at });
}

export function modelWorked(move: Move, responseId: string): void {
  if (move.state.gate.responseId === responseId) move.set({ aliveAt: move.at });
}

/** Words that must be heard have been heard: from here on the caller may cut off what follows. */
export function wholeHeard(move: Move, itemId: string, heard: readonly HeardItem[]): void {
  const ms = heard.find((item) => item.itemId === itemId)?.heardMs ?? 0;
  move.set({
    speeches: move.state.speeches.map((speech) => (speech.itemId === itemId ? { ...speech, heardOut: ms } : speech)),
  });
  settleWhole(move);
}

/** All that was sent has been played. */
export function voiceHeard(move: Move, heard: readonly HeardItem[]): void {
  move.set({ playing: false, quietSince: move.at });
  settleSpeeches(move, heard);
  moveOn(move);
}

type ResponseEnded = Extract<TalkEvent, { kind: 'ResponseEnded' }>;

export function responseEnded(move: Move, ended: ResponseEnded): void {
  const { responseId, status } = ended;
  const { gate, produced } = move.state;
  if (gate.state === 'idle' || (gate.responseId !== null && gate.responseId !== responseId)) return;
  const cancelled = gate.state === 'cancelling';
  const failed = !cancelled && (status === 'failed' || produced === 'nothing');
  const missed = !cancelled && missesDisclosure(move, responseId);
  if (missed) return disclosureMissed(move, ended, failed ? 'failed' : 'other_words');
  if (failed) return endedInVain(move, ended);
  if (produced === 'named') move.set({ produced: 'tools' });
  if (status === 'completed' && !cancelled) {
    keepVoice(move, responseId);
    takeAnswer(move, responseId);
  }
  move.pass(done(gate, responseId, move.at));
  if (move.state.withheld?.since === null) move.drop(responseId);
  const { playing, pause, withheld } = move.state;
  if (playing || pause !== null || withheld !== null) settleWhole(move);
  else settleSpeeches(move, ended.heard);
  if (!responseRuns(move.state)) afterTools(move);
  if (gate.wish?.purpose !== 'greet') judgeAnswered(move, produced);
  openOn(move);
  prepareFiller(move);
  moveOn(move);
}

/** A turn is over once its answer is produced; one whose words are not known yet is judged when they arrive. */
function judgeAnswered(move: Move, produced: TalkState['produced']): void {
  if (responseRuns(move.state) || toolsOpen(move.state) || produced !== 'voice' || isEarly(move.state)) return;
  answerOver(move);
}

/** First words that were said as written do not need to be requested again; words said differently are not kept. */
function keepVoice(move: Move, responseId: string): void {
  const { gate, speeches, seed } = move.state;
  const words = gate.wish?.words;
  if (words === undefined || !seed.opening.includes(words)) return;
  const said = speeches.filter((speech) => speech.responseId === responseId).map(({ text }) => text);
  if (saidExactly(said.join(' '), words.text)) move.emit({ kind: 'keepVoice', responseId, words });
}

/** True when the response was to say that an automated assistant answers, and said something else. */
function missesDisclosure(move: Move, responseId: string): boolean {
  const { gate, speeches } = move.state;
  if (gate.wish?.words?.discloses !== true) return false;
  const { language } = gate.wish.words;
  return !speeches.some((speech) => speech.responseId === responseId && saidDisclosure(speech.text, language));
}

/** Takes back words other than those that must be heard, and requests those once more. */
function disclosureMissed(move: Move, ended: ResponseEnded, reason: 'failed' | 'other_words'): void {
  const { gate, opening } = move.state;
  move.pass(done({ ...gate, next: null }, ended.responseId, move.at));
  silence(move, ended.heard);
  move.set({ opening });
  // What the caller has said in the meantime is answered after the words that come first.
  if (gate.next?.purpose === 'answer') move.setTurn({ answered: false });
  askAgain(move, reason, gate.wish);
}

function endedInVain(move: Move, ended: ResponseEnded): void {
  const { gate } = move.state;
  move.pass(done({ ...gate, next: null }, ended.responseId, move.at));
  if (!move.state.playing && move.state.pause === null) settleSpeeches(move, ended.heard);
  askAgain(move, 'failed', gate.next ?? gate.wish);
}

/** A response without a result is requested once more; if it fails again, the model is given up. */
export function askAgain(move: Move, reason: string, last: ResponseWish | null = null): void {
  const { gate, askedAgain, phase } = move.state;
  if (phase === 'leaving' || phase === 'farewell' || phase === 'handing') return moveOn(move);
  if (askedAgain) return modelLost(move, reason);
  const wish = last ?? gate.next ?? gate.wish ?? ({ purpose: 'answer', tools: true } as const);
  if (responseRuns(move.state) && gate.responseId) move.drop(gate.responseId);
  move.pass(cancel(gate, move.at));
  speak(move, wish);
  move.set({ askedAgain: true });
}

export function modelRefused(move: Move, code: string): void {
  if (code === 'conversation_already_has_active_response') move.pass(refusedAsActive(move.state.gate));
  if (code === 'response_cancel_not_active') move.pass(nothingToCancel(move.state.gate, move.at));
}

/**
 * The model cannot continue: this is reported to the ledger and the stream ends, so that the menu receptionist takes
 * over.
 */
export function modelLost(move: Move, reason: string): void {
  if (move.state.phase === 'ended') return;
  if (move.state.phase === 'leaving') return endStream(move, 'left');
  const key = `model:${move.state.seed.stream}`;
  move.emit({ kind: 'tellLedger', input: { kind: 'ModelFailed', reason }, key });
  endStream(move, 'model_lost');
}

/**
 * Only this session is over. If it had been set up, the stream simply ends: the carrier comes back for its next
 * document and the ledger reconnects, a few times. One that was never set up would not be set up the next time either.
 */
export function sessionLost(move: Move, reason: string): void {
  if (move.state.phase === 'connecting') modelLost(move, reason);
  else endStream(move, move.state.phase === 'leaving' ? 'left' : 'model_lost');
}

/** The ledger's next step is a different one: what is being said is finished, and nothing new is begun. */
export function left(move: Move): void {
  if (move.state.phase === 'ended' || move.state.phase === 'leaving') return;
  if (isProtected(move.state)) dropFollowers(move);
  if (move.state.withheld !== null) silence(move, []);
  goOn(move);
  refuseWaiting(move);
  move.set({ phase: 'leaving', phaseSince: move.at, owedSince: null, opening: [] });
  const { gate, produced } = move.state;
  if (responseRuns(move.state) && produced !== 'voice') {
    if (gate.responseId) move.drop(gate.responseId);
    move.pass(cancel(gate, move.at));
  } else {
    move.set({ gate: { ...gate, next: null } });
  }
  moveOn(move);
}

/** Ends what was only waiting for the receptionist to be heard. */
export function moveOn(move: Move): void {
  const { phase } = move.state;
  const speaking = isSpeaking(move.state);
  if (phase === 'leaving' && !speaking) endStream(move, 'left');
  if (phase === 'farewell' && !speaking) finishFarewell(move);
}

/** The farewell has been heard: now the ledger ends the call. */
export function finishFarewell(move: Move): void {
  const key = toolKey('end_call', placeOf(move.state), 1);
  move.set({ phase: 'handing', phaseSince: move.at });
  const input = {
    kind: 'ToolAsked',
    tool: 'end_call',
    toolKey: key,
    target: null,
    reason: 'asked_for_person',
    personal: {},
  } as const;
  move.emit({ kind: 'tellLedger', input, key: `tool:${key}` });
}

/** The caller is gone: what was said is recorded as far as it was heard, and what asked for something is judged. */
export function callerGone(move: Move, heard: readonly HeardItem[]): void {
  silence(move, heard);
  judge(move);
  move.set({ phase: 'ended', phaseSince: move.at, owedSince: null });
}

export function endStream(move: Move, reason: EndOfStream): void {
  if (move.state.phase === 'ended') return;
  settleSpeeches(move, []);
  for (const speech of move.state.speeches.filter(({ text }) => text.trim() !== ''))
    move.emit({ kind: 'keepTurn', turn: { ...turnOf(speech), ms: null, cut: true } });
  move.set({ phase: 'ended', phaseSince: move.at, speeches: [], owedSince: null });
  move.emit({ kind: 'endStream', reason });
}

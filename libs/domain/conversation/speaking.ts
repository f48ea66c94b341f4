import type { FirstWords } from './first-words';
import { heardWords } from './heard-words';
import type { Move } from './move';
import type { HeardItem } from './played-audio';
import { ask, cancel, type ResponseWish } from './response-gate';
import { saidDisclosure } from './said-words';
import type { SpokenTurn } from './talk-effect';
import type { Speech, TalkState } from './talk-state';

/** Asks the model to speak; a new wish may again be requested a second time. */
export function speak(move: Move, wish: ResponseWish): void {
  move.set({ askedAgain: false });
  move.pass(ask(move.state.gate, wish, move.at));
}

/** Has fixed words said, without tools. Words said whole are not cut off by anything that the caller says. */
export function say(move: Move, words: string, whole = false): void {
  speak(move, { purpose: 'say', exactly: words, tools: false, whole });
}

export function responseRuns(state: TalkState): boolean {
  return state.gate.state === 'pending' || state.gate.state === 'active';
}

/** True when something is being said, prepared, or held back from the caller for the moment. */
export function isSpeaking(state: TalkState): boolean {
  const { playing, pause, withheld, waitingTools } = state;
  return playing || pause !== null || withheld !== null || responseRuns(state) || waitingTools.length > 0;
}

/** True for words that must be heard, and for the last words before the call moves on: they are said to their end. */
export function isProtected(state: TalkState): boolean {
  if (!listens(state)) return true;
  const { playing, speeches, gate } = state;
  const isOwed = ({ whole, heardOut }: Speech) => whole && heardOut === null;
  const begun = speeches.filter(({ responseId }) => responseId === gate.responseId);
  const asked = gate.wish?.whole === true && responseRuns(state) && (begun.length === 0 || begun.some(isOwed));
  return asked || (playing && speeches.some(isOwed));
}

function listens({ phase }: TalkState): boolean {
  return phase === 'talking' || phase === 'connecting';
}

/** Returns the turn that a speech is recorded as. */
export function turnOf(speech: Speech): Pick<SpokenTurn, 'seq' | 'at' | 'text' | 'latencyMs' | 'language' | 'speaker'> {
  const { seq, at, text, latencyMs, language } = speech;
  return { seq, at, text, latencyMs, language, speaker: 'receptionist' };
}

/** Records a speech that was heard to its end. */
function keep(move: Move, speech: Speech, ms: number | null): void {
  const { text, words, isFiller } = speech;
  if (text.trim() === '') return;
  if (!isFiller) move.set({ lastSaid: text });
  move.emit({ kind: 'keepTurn', turn: { ...turnOf(speech), ms, cut: false } });
  if (words?.discloses !== true || !saidDisclosure(text, words.language)) return;
  const key = `disclosure:${move.state.seed.stream}`;
  move.emit({ kind: 'tellLedger', input: { kind: 'DisclosureHeard' }, key });
}

/** Records what was heard of a speech that was cut, and informs the model where it was cut. */
function keepCut(move: Move, speech: Speech, heard: HeardItem | undefined): void {
  const heardMs = heard?.heardMs ?? 0;
  const text = heardWords(speech.text, heardMs, heard?.producedMs ?? 0);
  const { itemId, isFiller } = speech;
  // What was played without the model is not one of its items.
  if (speech.words?.kept !== true && !isFiller)
    move.emit(heardMs > 0 ? { kind: 'truncateItem', itemId, audioEndMs: heardMs } : { kind: 'deleteItem', itemId });
  if (text === '') return;
  if (!isFiller) move.set({ lastSaid: text });
  move.emit({ kind: 'keepTurn', turn: { ...turnOf(speech), text, ms: heardMs, cut: true } });
}

/**
 * Records words said whole once they have been heard and their response is over; what follows them is still to be
 * heard.
 */
export function settleWhole(move: Move): void {
  const running = responseRuns(move.state) ? move.state.gate.responseId : null;
  const isOver = ({ heardOut, responseId }: Speech) => heardOut !== null && responseId !== running;
  const finished = move.state.speeches.filter(isOver);
  if (finished.length === 0) return;
  move.set({ speeches: move.state.speeches.filter((speech) => !isOver(speech)) });
  for (const speech of finished) keep(move, speech, speech.heardOut);
}

/** Records every speech whose response has ended, once all of it was played. */
export function settleSpeeches(move: Move, heard: readonly HeardItem[]): void {
  const running = responseRuns(move.state) ? move.state.gate.responseId : null;
  const ended = move.state.speeches.filter((speech) => speech.responseId !== running);
  for (const speech of ended)
    keep(move, speech, speech.heardOut ?? heard.find((item) => item.itemId === speech.itemId)?.heardMs ?? null);
  move.set({ speeches: move.state.speeches.filter((speech) => speech.responseId === running) });
}

/**
 * The caller speaks or presses a key: what is being said stops, or at least what follows the words that must be heard.
 */
export function hush(move: Move, heard: readonly HeardItem[]): void {
  if (isProtected(move.state)) return dropFollowers(move);
  if (isSpeaking(move.state)) silence(move, heard);
}

/** Takes back what was to be said after words that are said to their end; none of it has been heard. */
export function dropFollowers(move: Move): void {
  const { speeches, gate } = move.state;
  if (!listens(move.state)) return;
  const runs = responseRuns(move.state) && gate.wish?.whole !== true;
  const followers = speeches.filter(({ whole }) => !whole);
  dropVoices(move, followers, runs);
  restoreWords(move, followers, runs);
  if (runs) move.pass(cancel(gate, move.at));
  else move.set({ gate: { ...gate, next: null } });
  for (const speech of followers) keepCut(move, speech, undefined);
  move.set({ speeches: speeches.filter(({ whole }) => whole) });
}

function dropVoices(move: Move, speeches: readonly Speech[], runs: boolean): void {
  const { responseId } = move.state.gate;
  const dropped = new Set([...speeches.map((speech) => speech.responseId), ...(runs ? [responseId] : [])]);
  for (const each of dropped) if (each !== null) move.drop(each);
}

/** First words of which nothing was heard are still to be said, in case it turns out that no one spoke. */
function restoreWords(move: Move, unheard: readonly Speech[], runs: boolean): void {
  const { gate, opening } = move.state;
  const asked = runs && !move.state.speeches.some(({ responseId }) => responseId === gate.responseId);
  const found = [...unheard.map(({ words }) => words), asked ? (gate.wish?.words ?? null) : null];
  const words = found.filter((each): each is FirstWords => each !== null);
  if (words.length > 0) move.set({ opening: [...words, ...opening] });
}

/** Refuses tools that waited for the words of a turn which is answered differently. */
export function refuseWaiting(move: Move): void {
  const { waitingTools } = move.state;
  move.set({ waitingTools: [] });
  for (const { callId } of waitingTools) refuseTool(move, callId, 'interrupted');
}

/** Reports to the model that a tool is not used, and why. */
export function refuseTool(move: Move, callId: string, reason: string): void {
  move.emit({ kind: 'answerTool', callId, output: JSON.stringify({ ok: false, reason }) });
}

/**
 * Silences the receptionist at once: forward nothing more, empty the carrier's buffer, stop the response, and cut the
 * model's memory and ours to what was heard. `heard` is what was played of each item; if the receptionist was already
 * paused, it is cut there.
 */
export function silence(move: Move, heard: readonly HeardItem[]): void {
  const { playing, pause, gate } = move.state;
  const runs = responseRuns(move.state);
  const running = pause ? pause.running : runs ? gate.responseId : null;
  const played = pause?.heard ?? heard;
  const speeches = move.state.speeches.map((speech) => asPaused(pause, speech));
  dropVoices(move, speeches, runs);
  const itemOf = ({ itemId }: Speech) => played.find((item) => item.itemId === itemId);
  restoreWords(
    move,
    speeches.filter((speech) => (itemOf(speech)?.heardMs ?? 0) <= 0),
    runs,
  );
  if (playing || pause) move.emit({ kind: 'clearVoice' });
  move.pass(cancel(gate, move.at));
  refuseWaiting(move);
  for (const speech of speeches) {
    const item = itemOf(speech);
    const whole = item !== undefined && item.heardMs >= item.producedMs && speech.responseId !== running;
    if (whole) keep(move, speech, item.heardMs);
    else keepCut(move, speech, item);
  }
  move.set({ speeches: [], playing: false, pause: null, quietSince: move.at });
}

/** Returns a speech as it was when the receptionist was paused: what was produced since then was not heard. */
function asPaused(pause: TalkState['pause'], speech: Speech): Speech {
  return pause?.speeches.find(({ itemId }) => itemId === speech.itemId) ?? speech;
}

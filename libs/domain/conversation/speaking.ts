import { heardWords } from './heard-words';
import type { Move } from './move';
import type { HeardItem } from './played-audio';
import { ask, cancel, type ResponseWish } from './response-gate';
import type { Speech, TalkState } from './talk-state';

/** Asks the model to speak; a new wish may be asked for a second time again. */
export function speak(move: Move, wish: ResponseWish): void {
  move.set({ askedAgain: false });
  move.pass(ask(move.state.gate, wish, move.at));
}

/** Has fixed words said, with no tool. */
export function say(move: Move, words: string): void {
  speak(move, { purpose: 'say', exactly: words, tools: false });
}

/** Has fixed words said to their end: nothing that the caller says cuts them off. */
export function sayWhole(move: Move, words: string): void {
  speak(move, { purpose: 'say', exactly: words, tools: false, whole: true });
}

export function responseRuns(state: TalkState): boolean {
  return state.gate.state === 'pending' || state.gate.state === 'active';
}

/** Words that must be heard, and the last words before the call moves on, are said to their end. */
export function isProtected(state: TalkState): boolean {
  if (state.phase !== 'talking') return true;
  const spoken = state.playing && state.speeches.some((speech) => speech.whole);
  return spoken || (state.gate.wish?.whole === true && responseRuns(state));
}

/** Keeps a speech that was heard to its end. */
function keep(move: Move, speech: Speech, ms: number | null): void {
  if (speech.text.trim() === '') return;
  const { itemId: _, responseId: __, whole: ___, ...said } = speech;
  const { language } = move.state;
  move.set({ lastSaid: said.text });
  move.emit({ kind: 'keepTurn', turn: { ...said, speaker: 'receptionist', ms, language, cut: false } });
}

/** Keeps what was heard of a speech that was cut, and tells the model where it was cut. */
function keepCut(move: Move, speech: Speech, heard: HeardItem | undefined): void {
  const heardMs = heard?.heardMs ?? 0;
  const text = heardWords(speech.text, heardMs, heard?.producedMs ?? 0);
  const { seq, at, itemId, latencyMs } = speech;
  const { language } = move.state;
  if (heardMs > 0) move.emit({ kind: 'truncateItem', itemId, audioEndMs: heardMs });
  else move.emit({ kind: 'deleteItem', itemId });
  if (text === '') return;
  move.set({ lastSaid: text });
  const turn = { seq, at, text, latencyMs, speaker: 'receptionist', ms: heardMs, language, cut: true } as const;
  move.emit({ kind: 'keepTurn', turn });
}

/** Keeps every speech whose response has ended, once all of it was played. */
export function settleSpeeches(move: Move, heard: readonly HeardItem[]): void {
  const running = responseRuns(move.state) ? move.state.gate.responseId : null;
  const ended = move.state.speeches.filter((speech) => speech.responseId !== running);
  for (const speech of ended) keep(move, speech, heard.find((item) => item.itemId === speech.itemId)?.heardMs ?? null);
  move.set({ speeches: move.state.speeches.filter((speech) => speech.responseId === running) });
}

/**
 * Silences the receptionist at once: forward nothing more, empty the carrier's buffer, stop the response, and cut the
 * model's memory and ours to what was heard. `heard` is what was played of each item.
 */
export function silence(move: Move, heard: readonly HeardItem[]): void {
  const { speeches, playing, gate } = move.state;
  const runs = responseRuns(move.state);
  for (const responseId of new Set([
    ...speeches.map((speech) => speech.responseId),
    ...(runs ? [gate.responseId] : []),
  ])) {
    if (responseId !== null) move.emit({ kind: 'dropVoice', responseId });
  }
  if (playing) move.emit({ kind: 'clearVoice' });
  move.pass(cancel(gate, move.at));
  for (const speech of speeches) {
    const item = heard.find((each) => each.itemId === speech.itemId);
    const whole =
      item !== undefined && item.heardMs >= item.producedMs && !(runs && speech.responseId === gate.responseId);
    if (whole) keep(move, speech, item.heardMs);
    else keepCut(move, speech, item);
  }
  move.set({ speeches: [], playing: false, quietSince: move.at, cutOff: move.state.cutOff || playing || runs });
}

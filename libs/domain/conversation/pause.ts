import { measured } from './early-answer';
import { askWithEntries, looksForEntries } from './hand-over';
import type { Move } from './move';
import { openOn } from './opening';
import type { HeardItem } from './played-audio';
import { isSpeaking, responseRuns, silence } from './speaking';
import { talkLimits } from './talk-limits';
import type { Speech, TalkState } from './talk-state';
import { afterTools, toolsOpen } from './tool-turn';

/*
 * The caller makes a sound while the receptionist is speaking, or about to. It may be a cough, an "mm-hm" or the next
 * question, and this is not known before it has ended. So the receptionist pauses at once and keeps what it has: after
 * short speech that asked for nothing it continues from the point up to which it was heard.
 */

/** True when something is being said or done for the caller that a sound from them may interrupt. */
export function isAtWork(state: TalkState): boolean {
  return isSpeaking(state) || toolsOpen(state) || looksForEntries(state);
}

/** Pauses the audio from here on, without discarding anything yet. */
export function standStill(move: Move, heard: readonly HeardItem[]): void {
  const { pause, playing, speeches, gate } = move.state;
  if (pause) return move.set({ pause: { ...pause, since: move.at, endedAt: null } });
  move.emit({ kind: 'pauseVoice' });
  const running = responseRuns(move.state) ? gate.responseId : null;
  const intoQuestion = playing && hasJustAsked(speeches, heard);
  const endsAsking = intoQuestion && running === null && !toolsOpen(move.state) && endsInQuestion(speeches, heard);
  const into = { intoSpeech: playing, intoQuestion, endsAsking };
  move.set({ pause: { ...into, since: move.at, endedAt: null, speeches, heard, running }, playing: false });
}

/** The sound has ended: a short one is judged by its words, or by its length if they do not arrive in time. */
export function soundEnded(move: Move, endedAt: number): void {
  const { pause } = move.state;
  if (!pause) return;
  if (endedAt - pause.since > talkLimits.briefMs) return giveUp(move, pause.heard);
  const { intoSpeech, intoQuestion, endsAsking } = pause;
  move.set({ pause: { ...pause, endedAt }, brief: { intoSpeech, intoQuestion, endsAsking } });
}

/** Returns when the pause is over, whatever the sound turns out to be. */
export function pauseEndsAt({ since, endedAt }: NonNullable<TalkState['pause']>): number {
  if (endedAt !== null) return endedAt + talkLimits.resumeMs;
  return since + talkLimits.briefMs + talkLimits.endSilenceMs + talkLimits.onsetMs;
}

/**
 * It is time to decide: a caller who still speaks is listened to, and after a short sound without words the
 * receptionist continues.
 */
export function pauseOver(move: Move): void {
  const { pause, phase } = move.state;
  if (pause?.endedAt === null && (phase === 'talking' || phase === 'connecting')) giveUp(move, pause.heard);
  else goOn(move);
}

/**
 * What the caller said is meant for the receptionist: what it was saying or doing is cut at the point that was heard.
 */
export function giveUp(move: Move, heard: readonly HeardItem[]): void {
  if (!isSpeaking(move.state)) return;
  silence(move, heard);
  move.set({ cutOff: true });
}

/** The sound did not ask for an answer: the kept audio continues from where it stopped. */
export function goOn(move: Move): void {
  const { pause } = move.state;
  if (!pause) return;
  move.emit({ kind: 'resumeVoice' });
  move.set({ pause: null, quietSince: move.at });
  const { speeches, withheld } = move.state;
  const isHeard = (speech: Speech) => speech.responseId !== withheld?.responseId;
  if (speeches.some(isHeard)) move.set({ playing: true });
  const isNew = (speech: Speech) => isHeard(speech) && !pause.speeches.some(({ itemId }) => itemId === speech.itemId);
  if (speeches.some(isNew)) {
    const latencyMs = measured(move);
    const begun = speeches.map((speech) => (isNew(speech) ? { ...speech, at: move.at, latencyMs } : speech));
    move.set({ speeches: begun, owedSince: null });
  }
  afterTools(move);
  askWithEntries(move);
  openOn(move);
}

/**
 * How long before and after the end of a question a yes counts as its answer, in ms: people answer a little early or
 * late.
 */
const BEFORE_END_MS = 1_000;
const AFTER_END_MS = 2_500;

/** True when a question of the receptionist was ending when it was paused. */
function hasJustAsked(speeches: readonly Speech[], heard: readonly HeardItem[]): boolean {
  let sinceMs = 0;
  for (const { itemId, text } of [...speeches].reverse()) {
    const { heardMs = 0, producedMs = 0 } = heard.find((each) => each.itemId === itemId) ?? {};
    if (heardMs > 0 && endsNear(text, heardMs, producedMs, sinceMs)) return true;
    sinceMs += heardMs;
  }
  return false;
}

/** True when a question in a text ends near the point up to which it was heard, `sinceMs` ago. */
function endsNear(text: string, heardMs: number, producedMs: number, sinceMs: number): boolean {
  return [...text.matchAll(/\?/g)].some(({ index }) => {
    const aheadMs = ((index + 1) * producedMs) / text.length - heardMs - sinceMs;
    return aheadMs <= BEFORE_END_MS && -aheadMs <= AFTER_END_MS;
  });
}

/** True when hardly anything but the end of a question was still to be played. */
function endsInQuestion(speeches: readonly Speech[], heard: readonly HeardItem[]): boolean {
  const last = speeches.at(-1);
  const item = heard.find(({ itemId }) => itemId === last?.itemId);
  if (!last?.text.trimEnd().endsWith('?') || !item) return false;
  return item.heardMs > 0 && item.producedMs - item.heardMs <= BEFORE_END_MS;
}

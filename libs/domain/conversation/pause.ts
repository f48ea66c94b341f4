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
 * The caller makes a sound while the receptionist speaks, or is about to. It may be a cough, an "mm-hm" or the next
 * question, and nobody knows before it has ended. So the receptionist stands still at once and keeps what it has: after
 * speech that was short and asked for nothing it goes on from where it was heard.
 */

/** Something is said or done for the caller that a sound of theirs may interrupt. */
export function isAtWork(state: TalkState): boolean {
  return isSpeaking(state) || toolsOpen(state) || looksForEntries(state);
}

/** Nothing more is heard from here on, and nothing is given up yet. */
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

/** The sound has ended: what was short is known by its words, and by its length where they do not come in time. */
export function soundEnded(move: Move, endedAt: number): void {
  const { pause } = move.state;
  if (!pause) return;
  if (endedAt - pause.since > talkLimits.briefMs) return giveUp(move, pause.heard);
  const { intoSpeech, intoQuestion, endsAsking } = pause;
  move.set({ pause: { ...pause, endedAt }, brief: { intoSpeech, intoQuestion, endsAsking } });
}

/** When the pause is over, whatever has become of the sound. */
export function pauseEndsAt({ since, endedAt }: NonNullable<TalkState['pause']>): number {
  if (endedAt !== null) return endedAt + talkLimits.resumeMs;
  return since + talkLimits.briefMs + talkLimits.endSilenceMs + talkLimits.onsetMs;
}

/** It is time to decide: who still speaks is listened to, and after a short sound without words the receptionist goes on. */
export function pauseOver(move: Move): void {
  const { pause, phase } = move.state;
  if (pause?.endedAt === null && (phase === 'talking' || phase === 'connecting')) giveUp(move, pause.heard);
  else goOn(move);
}

/** What the caller said is for the receptionist: what it was saying or doing is given up where it was heard. */
export function giveUp(move: Move, heard: readonly HeardItem[]): void {
  if (!isSpeaking(move.state)) return;
  silence(move, heard);
  move.set({ cutOff: true });
}

/** It was nothing that asks for an answer: what was kept is heard from where it was left. */
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

/** So long before and after the end of a question a yes is its answer, ms: people answer a little early, or late. */
const BEFORE_END_MS = 1_000;
const AFTER_END_MS = 2_500;

/** Whether a question of the receptionist was ending when it stood still. */
function hasJustAsked(speeches: readonly Speech[], heard: readonly HeardItem[]): boolean {
  let sinceMs = 0;
  for (const { itemId, text } of [...speeches].reverse()) {
    const { heardMs = 0, producedMs = 0 } = heard.find((each) => each.itemId === itemId) ?? {};
    if (heardMs > 0 && endsNear(text, heardMs, producedMs, sinceMs)) return true;
    sinceMs += heardMs;
  }
  return false;
}

/** Whether a question of a text ends near the place to which it was heard, `sinceMs` ago. */
function endsNear(text: string, heardMs: number, producedMs: number, sinceMs: number): boolean {
  return [...text.matchAll(/\?/g)].some(({ index }) => {
    const aheadMs = ((index + 1) * producedMs) / text.length - heardMs - sinceMs;
    return aheadMs <= BEFORE_END_MS && -aheadMs <= AFTER_END_MS;
  });
}

/** Whether hardly anything but the end of a question was still to be heard. */
function endsInQuestion(speeches: readonly Speech[], heard: readonly HeardItem[]): boolean {
  const last = speeches.at(-1);
  const item = heard.find(({ itemId }) => itemId === last?.itemId);
  if (!last?.text.trimEnd().endsWith('?') || !item) return false;
  return item.heardMs > 0 && item.producedMs - item.heardMs <= BEFORE_END_MS;
}

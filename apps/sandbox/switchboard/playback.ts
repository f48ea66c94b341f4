import { toFrames } from '../audio/mulaw';
import type { Spoken } from '../audio/speech-log';
import type { Leg, Source } from './leg';
import { waitFor } from './patience';

/**
 * Plays bytes to the phone once and resolves when the last frame is on its way. When interrupted, the rest is dropped.
 */
export function playOnce(leg: Leg, audio: Buffer, signal: AbortSignal): Promise<void> {
  const frames = toFrames(audio);
  if (frames.length === 0) return Promise.resolve();
  return waitFor(signal, (done: () => void) => {
    let at = 0;
    const source: Source = () => {
      const frame = frames[at];
      at += 1;
      if (at > frames.length) done();
      return frame ?? null;
    };
    leg.attach(source);
    return () => leg.detach(source);
  });
}

/** Plays what is said, sentence by sentence. */
export async function sayOnce(saying: readonly Promise<Spoken>[], leg: Leg, signal: AbortSignal): Promise<void> {
  for (const sentence of saying) await playOnce(leg, (await sentence).audio, signal);
}

/** Plays audio in a loop, for waiting. */
export function loopSource(audio: Buffer): Source {
  const frames = toFrames(audio);
  let at = 0;
  return () => {
    const frame = frames[at % frames.length] ?? null;
    at += 1;
    return frame;
  };
}

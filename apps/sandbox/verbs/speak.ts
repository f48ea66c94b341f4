import { beepTone, keypadTones, tune } from '../audio/tones';
import type { Language } from '../audio/speech-log';
import { pause } from '../switchboard/patience';
import { loopSource, playOnce, sayOnce } from '../switchboard/playback';
import { resolve, whole, type Perform, type Running } from '../switchboard/running';
import type { Verb } from '../twiml/document';
import { fetchSound, SoundFault } from '../wire/sound';

/** Returns the words of a `<Say>`, whatever markup they are wrapped in. */
function words(verb: Verb): string {
  return [verb.text, ...verb.children.map(words)].filter(Boolean).join(' ');
}

export function languageOf(verb: Verb): Language {
  return verb.attributes['language']?.startsWith('es') ? 'es' : 'en';
}

/** Repeats; zero means for as long as the call lasts. */
async function repeat(times: number, running: Running, once: () => Promise<void>): Promise<void> {
  for (let i = 0; times === 0 || i < times; i += 1) {
    if (running.signal.aborted) return;
    await once();
  }
}

export const say: Perform = async (verb, running) => {
  const { board, call, signal } = running;
  const text = words(verb);
  await repeat(whole(verb, 'loop', 1), running, () =>
    sayOnce(board.voice.say(text, languageOf(verb), 'say'), call.leg, signal),
  );
  return 'next';
};

/** Fetches the audio and plays it. Anything that is not audio is reported and skipped, as the carrier does. */
export const play: Perform = async (verb, running) => {
  const { board, call, signal } = running;
  const { digits } = verb.attributes;
  if (digits) {
    await playOnce(call.leg, keypadTones(digits), signal);
    return 'next';
  }
  const url = resolve(verb.text, running);
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    board.alert(11_100, call.sid, 'Play: invalid URL');
    return 'next';
  }
  const sound = await fetchSound(url).catch((error: unknown) => {
    if (!(error instanceof SoundFault)) throw error;
    board.alert(error.code, call.sid, `Play: ${error.message}`);
    return null;
  });
  if (sound === null) return 'next';
  call.show({ type: 'music', on: true });
  try {
    await repeat(whole(verb, 'loop', 1), running, () => playOnce(call.leg, sound, signal));
  } finally {
    call.show({ type: 'music', on: false });
  }
  return 'next';
};

export const pauseVerb: Perform = async (verb, running) => {
  await pause(running.signal, whole(verb, 'length', 1) * 1000);
  return 'next';
};

/** Plays the default music for waiting callers. @returns a function that stops it */
export function startMusic(running: Pick<Running, 'call'>): () => void {
  const source = loopSource(tune);
  running.call.leg.attach(source);
  running.call.show({ type: 'music', on: true });
  return () => {
    running.call.leg.detach(source);
    running.call.show({ type: 'music', on: false });
  };
}

export function beep(running: Running): Promise<void> {
  return playOnce(running.call.leg, beepTone, running.signal);
}

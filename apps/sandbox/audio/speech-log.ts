import { randomInt } from 'node:crypto';
import { findMark, writeMark } from './frame-marks';
import { FRAME_BYTES, FRAME_MS, SILENT_BYTE, synthesise } from './mulaw';

export type Language = 'en' | 'es';
/** Whose words a piece of sound carries. */
export type Speaker = 'say' | 'model' | 'agent' | 'caller';

/** Words that were turned into sound on this line. */
export interface Utterance {
  readonly id: number;
  readonly text: string;
  readonly language: Language;
  readonly speaker: Speaker;
  /** Length in 20 ms frames. */
  readonly frames: number;
}

/** Words and their sound: whole frames of mu-law. */
export interface Spoken extends Utterance {
  readonly audio: Buffer;
}

/** A place inside an utterance, found in the sound itself. */
export interface Heard {
  readonly utterance: Utterance;
  readonly frame: number;
}

/** Older words are forgotten; at 20 a second that is more than four minutes of everybody talking at once. */
const REMEMBERED = 5_000;
/** The shortest word still lasts long enough for a voice detector. */
const MIN_FRAMES = 20;
const BABBLE_FRAMES = 50;

/** One second of voiced murmur: three harmonics under a syllable's envelope, never silent in between. */
const babble = synthesise(BABBLE_FRAMES * FRAME_BYTES, (i) => {
  const t = i / 8_000;
  const envelope = 0.65 + 0.35 * Math.sin(2 * Math.PI * 4 * t);
  const voice =
    Math.sin(2 * Math.PI * 140 * t) + 0.6 * Math.sin(2 * Math.PI * 420 * t) + 0.3 * Math.sin(2 * Math.PI * 980 * t);
  return 4_200 * envelope * voice;
});

/**
 * What was said on this carrier, recognised again by the sound alone: each frame carries the number of its utterance and its
 * own place. Only words that this log has put on the line are ever recognised.
 */
export class SpeechLog {
  private readonly known = new Map<number, Utterance>();
  /** Sound that an earlier carrier has marked must not be taken for words of this one. */
  private next = randomInt(2 ** 24);

  /** Words as a speech-like murmur. @param msPerChar how fast the voice talks */
  murmur(text: string, language: Language, speaker: Speaker, msPerChar: number): Spoken {
    const frames = Math.max(MIN_FRAMES, Math.ceil((text.length * msPerChar) / FRAME_MS));
    const audio = Buffer.allocUnsafe(frames * FRAME_BYTES);
    for (let at = 0; at < audio.length; at += babble.length) babble.copy(audio, at);
    return this.mark(text, language, speaker, audio);
  }

  /** Words with their sound, mu-law of any length: it is copied, filled up to whole frames and marked. */
  mark(text: string, language: Language, speaker: Speaker, sound: Buffer): Spoken {
    const frames = Math.max(1, Math.ceil(sound.length / FRAME_BYTES));
    const audio = Buffer.alloc(frames * FRAME_BYTES, SILENT_BYTE);
    sound.copy(audio);
    const utterance: Utterance = { id: this.next, text, language, speaker, frames };
    this.next = (this.next + 1) & 0xffffff;
    this.known.set(utterance.id, utterance);
    if (this.known.size > REMEMBERED) this.forgetOldest();
    for (let frame = 0; frame < frames; frame += 1) writeMark(audio, frame * FRAME_BYTES, { id: utterance.id, frame });
    return { ...utterance, audio };
  }

  /** Finds the first marked frame in a piece of sound, wherever it begins. */
  recognise(bytes: Buffer): Heard | null {
    const mark = findMark(bytes);
    const utterance = mark && this.known.get(mark.id);
    return utterance && mark.frame < utterance.frames ? { utterance, frame: mark.frame } : null;
  }

  private forgetOldest(): void {
    for (const id of this.known.keys()) {
      this.known.delete(id);
      return;
    }
  }
}

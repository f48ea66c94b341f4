import { randomInt } from 'node:crypto';
import { findMark, writeMark } from './frame-marks';
import { FRAME_BYTES, FRAME_MS, SILENT_BYTE, synthesise } from './mulaw';

export type Language = 'en' | 'es';
/** Who spoke the words in a piece of audio. */
export type Speaker = 'say' | 'model' | 'agent' | 'caller';

/** Words that were turned into audio on this line. */
export interface Utterance {
  readonly id: number;
  readonly text: string;
  readonly language: Language;
  readonly speaker: Speaker;
  /** Length in 20 ms frames. */
  readonly frames: number;
}

/** Words and their audio: whole frames of mu-law. */
export interface Spoken extends Utterance {
  readonly audio: Buffer;
}

/** A position within an utterance, found in the audio itself. */
export interface Heard {
  readonly utterance: Utterance;
  readonly frame: number;
}

/** Older words are forgotten; at 20 a second this is more than four minutes of everyone talking at once. */
const REMEMBERED = 5_000;
/** The length of the shortest word: still long enough for a voice detector. */
const MIN_FRAMES = 20;
const BABBLE_FRAMES = 50;

/** One second of voiced murmur: three harmonics under the envelope of a syllable, never silent in between. */
const babble = synthesise(BABBLE_FRAMES * FRAME_BYTES, (i) => {
  const t = i / 8_000;
  const envelope = 0.65 + 0.35 * Math.sin(2 * Math.PI * 4 * t);
  const voice =
    Math.sin(2 * Math.PI * 140 * t) + 0.6 * Math.sin(2 * Math.PI * 420 * t) + 0.3 * Math.sin(2 * Math.PI * 980 * t);
  return 4_200 * envelope * voice;
});

/**
 * Everything said on this carrier, recognized by its audio alone: each frame carries the number of its utterance
 * and its own position. Only words that this log has put on the line are ever recognized.
 */
export class SpeechLog {
  private readonly known = new Map<number, Utterance>();
  /** Audio marked by an earlier carrier must not be taken for words of this one. */
  private next = randomInt(2 ** 24);

  /** Turns words into a speech-like murmur. @param msPerChar how fast the voice talks */
  murmur(text: string, language: Language, speaker: Speaker, msPerChar: number): Spoken {
    const frames = Math.max(MIN_FRAMES, Math.ceil((text.length * msPerChar) / FRAME_MS));
    const audio = Buffer.allocUnsafe(frames * FRAME_BYTES);
    for (let at = 0; at < audio.length; at += babble.length) babble.copy(audio, at);
    return this.mark(text, language, speaker, audio);
  }

  /** Adds words with their audio, mu-law of any length: it is copied, padded to whole frames and marked. */
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

  /** Finds the first marked frame in a piece of audio, wherever it begins. */
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

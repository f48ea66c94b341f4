import { FRAME_BYTES, FRAME_MS, synthesise } from './mulaw';

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

const MAGIC = [21, 42, 9, 51];
const ID_DIGITS = 4;
const FRAME_DIGITS = 3;
const MARK_BYTES = MAGIC.length + ID_DIGITS + FRAME_DIGITS;
/** Older words are forgotten; at 20 a second that is more than four minutes of everybody talking at once. */
const REMEMBERED = 5_000;
/** The shortest word still lasts long enough for a voice detector. */
const MIN_FRAMES = 20;
const BABBLE_FRAMES = 50;

/** A six-bit digit as one of the 64 quietest mu-law bytes: inaudible, and carried unchanged by any honest line. */
function quietByte(digit: number): number {
  return digit < 32 ? 0xe0 + digit : 0x60 + (digit - 32);
}

function quietDigit(code: number): number {
  if (code >= 0xe0) return code - 0xe0;
  return code >= 0x60 && code < 0x80 ? code - 0x60 + 32 : -1;
}

const magicBytes = Buffer.from(MAGIC.map(quietByte));

/** One second of voiced murmur: three harmonics under a syllable's envelope, never silent in between. */
const babble = synthesise(BABBLE_FRAMES * FRAME_BYTES, (i) => {
  const t = i / 8_000;
  const envelope = 0.65 + 0.35 * Math.sin(2 * Math.PI * 4 * t);
  const voice =
    Math.sin(2 * Math.PI * 140 * t) + 0.6 * Math.sin(2 * Math.PI * 420 * t) + 0.3 * Math.sin(2 * Math.PI * 980 * t);
  return 4_200 * envelope * voice;
});

function writeDigits(target: Buffer, at: number, digits: number, value: number): void {
  for (let i = 0; i < digits; i += 1) target[at + i] = quietByte((value >> (6 * i)) & 63);
}

function readDigits(source: Buffer, at: number, digits: number): number {
  let value = 0;
  for (let i = 0; i < digits; i += 1) {
    const digit = quietDigit(source[at + i] ?? 0);
    if (digit < 0) return -1;
    value |= digit << (6 * i);
  }
  return value;
}

/**
 * Turns words into speech-like sound and recognises them again by the sound alone. Each frame carries the number of its
 * utterance and its own place in ten quiet bytes; only words spoken through the same log are ever recognised.
 */
export class SpeechLog {
  private readonly known = new Map<number, Utterance>();
  private next = 1;

  /** @param msPerChar how fast the voice talks */
  speak(text: string, language: Language, speaker: Speaker, msPerChar: number): Spoken {
    const frames = Math.max(MIN_FRAMES, Math.ceil((text.length * msPerChar) / FRAME_MS));
    const utterance: Utterance = { id: this.next, text, language, speaker, frames };
    this.next = (this.next + 1) & 0xffffff;
    this.known.set(utterance.id, utterance);
    if (this.known.size > REMEMBERED) this.forgetOldest();
    return { ...utterance, audio: render(utterance) };
  }

  /** Finds the first marked frame in a piece of sound, wherever it begins. */
  recognise(bytes: Buffer): Heard | null {
    const at = bytes.indexOf(magicBytes);
    if (at < 0 || at + MARK_BYTES > bytes.length) return null;
    const id = readDigits(bytes, at + MAGIC.length, ID_DIGITS);
    const frame = readDigits(bytes, at + MAGIC.length + ID_DIGITS, FRAME_DIGITS);
    const utterance = this.known.get(id);
    return utterance && frame >= 0 && frame < utterance.frames ? { utterance, frame } : null;
  }

  private forgetOldest(): void {
    for (const id of this.known.keys()) {
      this.known.delete(id);
      return;
    }
  }
}

function render(utterance: Utterance): Buffer {
  const audio = Buffer.allocUnsafe(utterance.frames * FRAME_BYTES);
  for (let frame = 0; frame < utterance.frames; frame += 1) {
    const at = frame * FRAME_BYTES;
    const from = (frame % BABBLE_FRAMES) * FRAME_BYTES;
    babble.copy(audio, at, from, from + FRAME_BYTES);
    magicBytes.copy(audio, at);
    writeDigits(audio, at + MAGIC.length, ID_DIGITS, utterance.id);
    writeDigits(audio, at + MAGIC.length + ID_DIGITS, FRAME_DIGITS, frame);
  }
  return audio;
}

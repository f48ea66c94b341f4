import { BYTES_PER_MS, decodeSample, synthesise } from './mulaw';

const SAMPLE_RATE = 8_000;

/** Returns a pure tone as mu-law. @param level linear amplitude, 0..32767 */
export function tone(hertz: number, ms: number, level = 8_000): Buffer {
  return synthesise(ms * BYTES_PER_MS, (i) => level * Math.sin((2 * Math.PI * hertz * i) / SAMPLE_RATE));
}

/** Returns the level of one frequency in a piece of audio, in decibels relative to full scale (Goertzel). */
export function toneLevel(bytes: Buffer, hertz: number): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * hertz) / SAMPLE_RATE);
  let previous = 0;
  let beforeThat = 0;
  for (const code of bytes) {
    const current = decodeSample(code) / 32_768 + coefficient * previous - beforeThat;
    beforeThat = previous;
    previous = current;
  }
  const power = previous * previous + beforeThat * beforeThat - coefficient * previous * beforeThat;
  const amplitude = (2 * Math.sqrt(Math.max(power, 0))) / Math.max(bytes.length, 1);
  return 20 * Math.log10(Math.max(amplitude, 1e-6));
}

const ROWS = [697, 770, 852, 941];
const COLUMNS = [1209, 1336, 1477, 1633];
const KEYS = ['123A', '456B', '789C', '*0#D'];
const KEY_MS = 100;

/** The keypad tones for `<Play digits>`: `w` waits half a second, unknown characters are skipped. */
export function keypadTones(digits: string): Buffer {
  const parts: Buffer[] = [];
  for (const digit of digits) {
    if (digit === 'w') parts.push(tone(0, 500));
    const row = KEYS.findIndex((keys) => keys.includes(digit));
    if (row < 0) continue;
    const low = ROWS[row] ?? 0;
    const high = COLUMNS[KEYS[row]?.indexOf(digit) ?? 0] ?? 0;
    parts.push(
      synthesise(KEY_MS * BYTES_PER_MS, (i) => {
        const t = (2 * Math.PI * i) / SAMPLE_RATE;
        return 4_000 * (Math.sin(low * t) + Math.sin(high * t));
      }),
      tone(0, KEY_MS),
    );
  }
  return Buffer.concat(parts);
}

const NOTES = [392, 440, 494, 587, 494, 440, 392, 330, 294, 330, 392, 440];
const NOTE_MS = 400;

/**
 * The hold music, about five seconds long, made to be looped. It is the carrier's own music, and also stands in
 * for encoded files.
 */
export const tune: Buffer = Buffer.concat(
  NOTES.map((hertz) =>
    synthesise(NOTE_MS * BYTES_PER_MS, (i) => {
      const t = i / SAMPLE_RATE;
      const fade = Math.exp(-4 * t);
      return 5_000 * fade * (Math.sin(2 * Math.PI * hertz * t) + 0.4 * Math.sin(4 * Math.PI * hertz * t));
    }),
  ),
);

/** The short tone before a recording, and when someone enters a conference with `beep`. */
export const beepTone: Buffer = tone(1_000, 300, 5_000);

/** What a caller hears while the other phone is ringing: two seconds of tone, four of silence. */
export const ringback: Buffer = Buffer.concat([
  synthesise(2_000 * BYTES_PER_MS, (i) => {
    const t = (2 * Math.PI * i) / SAMPLE_RATE;
    return 2_500 * (Math.sin(440 * t) + Math.sin(480 * t));
  }),
  tone(0, 4_000),
]);

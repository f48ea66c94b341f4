/**
 * Measures how loud mu-law is from its base64, without decoding it: every sixth sample is enough for a level, and this
 * runs for each frame of each call while the receptionist is speaking.
 */

const BIAS = 0x84;

function amplitude(code: number): number {
  const inverted = ~code & 0xff;
  return ((((inverted & 0x0f) << 3) + BIAS) << ((inverted >> 4) & 7)) - BIAS;
}

/** The power of each mu-law byte, with full scale at 1. */
const power = Float32Array.from({ length: 256 }, (_, code) => (amplitude(code) / 32_768) ** 2);

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** The six bits of each base64 letter; anything else counts as silence. */
const bits = Uint8Array.from({ length: 256 }, (_, code) => Math.max(0, LETTERS.indexOf(String.fromCharCode(code))));

/** Four letters are three bytes; only the first byte of every second group is used. */
const STEP = 8;

/** Returns the mean power of the audio in a range of base64, with full scale at 1. */
export function loudness(source: Buffer, start: number, end: number): number {
  let sum = 0;
  let count = 0;
  for (let at = start; at + 1 < end; at += STEP) {
    const high = bits[source[at] ?? 0] ?? 0;
    const low = bits[source[at + 1] ?? 0] ?? 0;
    sum += power[((high << 2) | (low >> 4)) & 0xff] ?? 0;
    count += 1;
  }
  return count === 0 ? 0 : sum / count;
}

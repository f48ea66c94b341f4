/**
 * G.711 mu-law, the codec of every phone line in North America: one byte per sample, 8,000 samples per second.
 * Source: ITU-T G.711 (11/88), table 2; samples here are 16-bit linear.
 */

/** Samples per second on a telephone line. */
export const LINE_RATE = 8000;

/** Bytes (and samples) in one frame of 20 ms. */
export const FRAME_BYTES = 160;

/** The byte for silence. */
export const SILENCE = 0xff;

const BIAS = 0x84;
const CLIP = 32635;

/** Converts one 16-bit linear sample to its mu-law byte. Values outside the range are clipped. */
export function encodeSample(linear: number): number {
  const negative = linear < 0;
  const magnitude = Math.min(Math.round(Math.abs(linear)), CLIP) + BIAS;
  const exponent = Math.max(0, 24 - Math.clz32(magnitude));
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~((negative ? 0x80 : 0) | (exponent << 4) | mantissa) & 0xff;
}

/** Converts one mu-law byte to its 16-bit linear sample. */
export function decodeSample(byte: number): number {
  const bits = ~byte & 0xff;
  const exponent = (bits >> 4) & 0x07;
  const magnitude = ((((bits & 0x0f) << 3) + BIAS) << exponent) - BIAS;
  return bits & 0x80 ? -magnitude : magnitude;
}

const decoded = Float32Array.from({ length: 256 }, (_, byte) => decodeSample(byte) / 32768);

/** Converts the float samples (-1..1) of one frame to mu-law bytes. */
export function encodeFrame(samples: Float32Array): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(samples.length);
  for (let i = 0; i < samples.length; i += 1) frame[i] = encodeSample((samples[i] ?? 0) * 32768);
  return frame;
}

/** Converts mu-law bytes to float samples (-1..1). */
export function decodeFrame(frame: Uint8Array): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(frame.length);
  for (let i = 0; i < frame.length; i += 1) samples[i] = decoded[frame[i] ?? SILENCE] ?? 0;
  return samples;
}

/** G.711 mu-law at 8 kHz, the only audio format on the line. One frame is 20 ms, 160 bytes. */
export const FRAME_MS = 20;
export const FRAME_BYTES = 160;
export const BYTES_PER_MS = 8;
/** Mu-law for amplitude zero. */
export const SILENT_BYTE = 0xff;
export const SILENT_FRAME: Buffer = Buffer.alloc(FRAME_BYTES, SILENT_BYTE);

const BIAS = 0x84;
const CLIP = 32_635;

function decodeByte(code: number): number {
  const inverted = ~code & 0xff;
  const exponent = (inverted >> 4) & 7;
  const magnitude = ((((inverted & 0x0f) << 3) + BIAS) << exponent) - BIAS;
  return (inverted & 0x80) !== 0 ? -magnitude : magnitude;
}

const decoded = Int16Array.from({ length: 256 }, (_, code) => decodeByte(code));

/** Returns the linear 16-bit amplitude of one mu-law byte. */
export function decodeSample(code: number): number {
  return decoded[code & 0xff] ?? 0;
}

/** Returns the mu-law byte of one linear 16-bit amplitude; values beyond 16 bits are clipped. */
export function encodeSample(linear: number): number {
  const negative = linear < 0;
  const magnitude = Math.min(Math.abs(Math.round(linear)), CLIP) + BIAS;
  const exponent = Math.max(0, 24 - Math.clz32(magnitude));
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~((negative ? 0x80 : 0) | (exponent << 4) | mantissa) & 0xff;
}

/** Encodes a whole signal, given as a function of the sample number. */
export function synthesise(samples: number, amplitudeAt: (sample: number) => number): Buffer {
  const out = Buffer.allocUnsafe(samples);
  for (let i = 0; i < samples; i += 1) out[i] = encodeSample(amplitudeAt(i));
  return out;
}

/** Returns the root mean square of the linear amplitude, 0..32767. */
export function loudness(bytes: Buffer): number {
  if (bytes.length === 0) return 0;
  let sum = 0;
  for (const code of bytes) {
    const amplitude = decoded[code] ?? 0;
    sum += amplitude * amplitude;
  }
  return Math.sqrt(sum / bytes.length);
}

/** Cuts bytes into whole frames; a short last piece is padded with silence. */
export function toFrames(bytes: Buffer): Buffer[] {
  const frames: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += FRAME_BYTES) {
    const piece = bytes.subarray(at, at + FRAME_BYTES);
    frames.push(
      piece.length === FRAME_BYTES
        ? piece
        : Buffer.concat([piece, Buffer.alloc(FRAME_BYTES - piece.length, SILENT_BYTE)]),
    );
  }
  return frames;
}

/** Mixes several frames; a single one is passed through unchanged, so that its mark stays readable. */
export function mix(frames: readonly Buffer[]): Buffer {
  if (frames.length === 0) return SILENT_FRAME;
  const [only] = frames;
  if (frames.length === 1 && only) return only;
  const out = Buffer.allocUnsafe(FRAME_BYTES);
  for (let i = 0; i < FRAME_BYTES; i += 1) {
    let sum = 0;
    for (const frame of frames) sum += decoded[frame[i] ?? SILENT_BYTE] ?? 0;
    out[i] = encodeSample(sum);
  }
  return out;
}

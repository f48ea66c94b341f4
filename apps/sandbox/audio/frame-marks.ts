import { FRAME_BYTES } from './mulaw';

/** The utterance that a frame belongs to, and its position in it. */
export interface FrameMark {
  /** 24 bits. */
  readonly id: number;
  /** 18 bits: 87 minutes of frames. */
  readonly frame: number;
}

const MAGIC = 0x9a_c5_3b;
const [MAGIC_BITS, ID_BITS, PLACE_BITS, CHECK_BITS] = [24, 24, 18, 14];
const MARK_BITS = MAGIC_BITS + ID_BITS + PLACE_BITS + CHECK_BITS;

function checkOf({ id, frame }: FrameMark): number {
  return (Math.imul(id ^ Math.imul(frame, 0x9e_37_79_b1), 0x85_eb_ca_6b) >>> 0) >>> (32 - CHECK_BITS);
}

/**
 * Writes the utterance's number into the lowest bit of each byte, like a trunk with robbed-bit signaling: it is
 * inaudible (36 dB below the voice, as quiet as mu-law's own noise), and any line that passes bytes unchanged
 * carries it. The mark has 80 bits and is in a frame twice, so that any 20 ms of audio contain a whole one.
 */
export function writeMark(audio: Buffer, at: number, mark: FrameMark): void {
  const fields = [
    [MAGIC, MAGIC_BITS],
    [mark.id, ID_BITS],
    [mark.frame, PLACE_BITS],
    [checkOf(mark), CHECK_BITS],
  ] as const;
  let place = at;
  while (place < at + FRAME_BYTES) {
    for (const [value, bits] of fields) {
      for (let bit = bits - 1; bit >= 0; bit -= 1) {
        audio[place] = ((audio[place] ?? 0) & 0xfe) | ((value >> bit) & 1);
        place += 1;
      }
    }
  }
}

function readBits(audio: Buffer, at: number, bits: number): number {
  let value = 0;
  for (let i = at; i < at + bits; i += 1) value = (value << 1) | ((audio[i] ?? 0) & 1);
  return value;
}

function readMark(audio: Buffer, at: number): FrameMark | null {
  const mark = { id: readBits(audio, at, ID_BITS), frame: readBits(audio, at + ID_BITS, PLACE_BITS) };
  return readBits(audio, at + ID_BITS + PLACE_BITS, CHECK_BITS) === checkOf(mark) ? mark : null;
}

/** Returns the first complete mark in a piece of audio. */
export function findMark(audio: Buffer): FrameMark | null {
  const last = audio.length - MARK_BITS + MAGIC_BITS;
  let window = 0;
  for (let at = 0; at < last; at += 1) {
    window = ((window << 1) | ((audio[at] ?? 0) & 1)) & 0xff_ff_ff;
    if (window !== MAGIC || at + 1 < MAGIC_BITS) continue;
    const mark = readMark(audio, at + 1);
    if (mark) return mark;
  }
  return null;
}

import { FRAME_BYTES } from '@voicecore/domain/conversation';
import { loudness } from '@voicecore/telephony';

/**
 * Number of frames whose loudness is stored, a power of two: twenty seconds, and the carrier is never that far ahead.
 */
const FRAMES = 1_024;
const LETTERS_PER_FRAME = Math.ceil(FRAME_BYTES / 3) * 4;

/**
 * The loudness of what the carrier plays, by its position in what was written since the last clear. Changed in place.
 */
export class PlayedLoudness {
  private readonly frames = new Float32Array(FRAMES);
  private last = -1;
  private looked = 0;

  /** Records audio that is written from a position on: base64 as it is in its frame. */
  wrote(source: Buffer, start: number, end: number, position: number): void {
    for (let at = start, place = position; at < end; at += LETTERS_PER_FRAME, place += FRAME_BYTES) {
      const frame = Math.floor(place / FRAME_BYTES);
      const next = at + LETTERS_PER_FRAME;
      const power = loudness(source, at, next < end ? next : end);
      // When a piece begins in the middle of a frame, the louder of the two counts.
      if (frame > this.last || power > (this.frames[frame % FRAMES] ?? 0)) this.frames[frame % FRAMES] = power;
      if (frame > this.last) this.last = frame;
    }
  }

  /** Returns the loudest of what was played since the last look, up to a position; 0 when nothing was played. */
  upTo(position: number): number {
    if (position <= this.looked) return 0;
    let loudest = 0;
    for (let frame = Math.floor(this.looked / FRAME_BYTES); frame * FRAME_BYTES < position; frame += 1) {
      const power = this.frames[frame % FRAMES] ?? 0;
      if (power > loudest) loudest = power;
    }
    this.looked = position;
    return loudest;
  }

  /** True when all of these bytes have been looked at: none of them is still to be played. */
  isPast(written: number): boolean {
    return this.looked >= written;
  }

  clear(): void {
    this.last = -1;
    this.looked = 0;
  }
}

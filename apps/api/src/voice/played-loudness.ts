import { FRAME_BYTES } from '@voicecore/domain/conversation';
import { loudness } from '@voicecore/telephony';

/** Frames whose loudness is remembered, a power of two: twenty seconds, and the carrier is never so far ahead. */
const FRAMES = 1_024;
const LETTERS_PER_FRAME = Math.ceil(FRAME_BYTES / 3) * 4;

/** How loud what the carrier plays is, by its place in what was written since the last clear. Changed in place. */
export class PlayedLoudness {
  private readonly frames = new Float32Array(FRAMES);
  private last = -1;
  private looked = 0;

  /** Notes audio that is written from a position on: base64 as it stands in its frame. */
  wrote(source: Buffer, start: number, end: number, position: number): void {
    for (let at = start, place = position; at < end; at += LETTERS_PER_FRAME, place += FRAME_BYTES) {
      const frame = Math.floor(place / FRAME_BYTES);
      const next = at + LETTERS_PER_FRAME;
      const power = loudness(source, at, next < end ? next : end);
      // Where a piece begins in the middle of a frame, the louder of both stands for it.
      if (frame > this.last || power > (this.frames[frame % FRAMES] ?? 0)) this.frames[frame % FRAMES] = power;
      if (frame > this.last) this.last = frame;
    }
  }

  /** The loudest of what was played since the last look, up to a position; 0 where nothing was. */
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

  /** Whether all of so many bytes has been looked at: nothing of it is still to be played. */
  isPast(written: number): boolean {
    return this.looked >= written;
  }

  clear(): void {
    this.last = -1;
    this.looked = 0;
  }
}

/** Initial size of the buffer, bytes of mu-law: a little more than the carrier is ever sent ahead. */
const USUAL_BYTES = 40_960;
const NOTHING = Buffer.alloc(0);

/**
 * The audio written to the carrier and not heard yet, as mu-law by its position since the last clear: one ring buffer
 * per call, written in place. References to the frames in which it arrived would keep thousands of buffers alive for
 * seconds each, and the garbage collector would move all of them.
 */
export class WrittenAudio {
  private ring = NOTHING;

  /** Stores base64 that was written at a position; what is before `heard` is no longer needed. */
  wrote(source: Buffer, start: number, end: number, position: number, heard: number): void {
    const audio = Buffer.from(source.toString('latin1', start, end), 'base64');
    this.makeRoom(position, position + audio.length - heard);
    const at = position % this.ring.length;
    const fits = audio.copy(this.ring, at);
    if (fits < audio.length) audio.copy(this.ring, 0, fits);
  }

  /** Returns what was written between two positions, neither of which has been heard yet. */
  read(from: number, to: number): Buffer {
    if (to <= from) return NOTHING;
    const at = from % this.ring.length;
    const first = this.ring.subarray(at, at + to - from);
    return Buffer.concat([first, this.ring.subarray(0, to - from - first.length)]);
  }

  /** Replaces the ring with a larger one when more bytes are unheard; the content keeps its position. */
  private makeRoom(written: number, unheard: number): void {
    if (unheard <= this.ring.length) return;
    const old = this.ring;
    let size = USUAL_BYTES;
    while (size < unheard) size *= 2;
    this.ring = Buffer.alloc(size);
    const from = Math.max(0, written - old.length);
    for (let place = from; place < written; place += 1) this.ring[place % size] = old[place % old.length] ?? 0;
  }
}

/** Bytes of mu-law that are kept to begin with: a little more than the carrier is ever sent ahead. */
const USUAL_BYTES = 40_960;
const NOTHING = Buffer.alloc(0);

/**
 * The audio written to the carrier and not heard yet, as mu-law by its place since the last clear: one ring a call,
 * written in place. References to the frames that it came in would keep thousands of buffers alive for seconds each,
 * and the collector would move all of them.
 */
export class WrittenAudio {
  private ring = NOTHING;

  /** Keeps base64 that was written at a position; what lies before `heard` is not needed any more. */
  wrote(source: Buffer, start: number, end: number, position: number, heard: number): void {
    const audio = Buffer.from(source.toString('latin1', start, end), 'base64');
    this.makeRoom(position, position + audio.length - heard);
    const at = position % this.ring.length;
    const fits = audio.copy(this.ring, at);
    if (fits < audio.length) audio.copy(this.ring, 0, fits);
  }

  /** What was written between two places, both of them not heard yet. */
  read(from: number, to: number): Buffer {
    if (to <= from) return NOTHING;
    const at = from % this.ring.length;
    const first = this.ring.subarray(at, at + to - from);
    return Buffer.concat([first, this.ring.subarray(0, to - from - first.length)]);
  }

  /** Takes a larger ring when so many bytes are unheard; what is in the old one keeps its place. */
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

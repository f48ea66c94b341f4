import { FRAME_BYTES, SILENT_BYTE } from '../audio/mulaw';

/** One minute of buffered audio; anything beyond it is dropped with 31930. */
const BUFFER_BYTES = 60 * 8_000;

type Item = { bytes: Buffer } | { mark: string };

/** What the server sent and the caller has not heard yet: audio and marks in their order. */
export class Playout {
  private readonly items: Item[] = [];
  private offset = 0;
  private reached: string[] = [];
  /** Bytes of audio still to be played. */
  waiting = 0;

  /** @param echo notifies the server that a mark was reached or cleared */
  constructor(
    private readonly echo: (mark: string) => void,
    private readonly limit = BUFFER_BYTES,
  ) {}

  /** @returns false when the buffer is full and the audio is dropped */
  add(bytes: Buffer): boolean {
    if (this.waiting + bytes.length > this.limit) return false;
    if (bytes.length === 0) return true;
    this.items.push({ bytes });
    this.waiting += bytes.length;
    return true;
  }

  /** When there is nothing left to play, the mark is echoed at once. */
  mark(name: string): void {
    if (this.items.length === 0 && this.reached.length === 0) this.echo(name);
    else this.items.push({ mark: name });
  }

  /** Discards the unplayed audio; every pending mark is returned. */
  clear(): void {
    const marks = [...this.reached, ...this.items.flatMap((item) => ('mark' in item ? [item.mark] : []))];
    this.items.length = 0;
    this.reached = [];
    this.offset = 0;
    this.waiting = 0;
    for (const mark of marks) this.echo(mark);
  }

  /**
   * Returns the next 20 ms, or null when nothing is left. Marks behind the audio of the last frame are returned now.
   */
  next(): Buffer | null {
    for (const mark of this.reached) this.echo(mark);
    this.reached = [];
    const whole = this.wholeFrame();
    const frame = whole ?? this.pieces();
    this.collectMarks();
    if (frame === null) {
      for (const mark of this.reached) this.echo(mark);
      this.reached = [];
    }
    return frame;
  }

  private wholeFrame(): Buffer | null {
    const head = this.items[0];
    if (!head || 'mark' in head || head.bytes.length - this.offset < FRAME_BYTES) return null;
    const frame = head.bytes.subarray(this.offset, this.offset + FRAME_BYTES);
    this.consume(FRAME_BYTES, head.bytes.length);
    return frame;
  }

  /** Builds a frame from the ends of several pieces, padded with silence when they run out. */
  private pieces(): Buffer | null {
    const frame = Buffer.alloc(FRAME_BYTES, SILENT_BYTE);
    let filled = 0;
    while (filled < FRAME_BYTES) {
      this.collectMarks();
      const head = this.items[0];
      if (!head || 'mark' in head) break;
      const take = Math.min(FRAME_BYTES - filled, head.bytes.length - this.offset);
      head.bytes.copy(frame, filled, this.offset, this.offset + take);
      this.consume(take, head.bytes.length);
      filled += take;
    }
    return filled === 0 ? null : frame;
  }

  private consume(bytes: number, ofLength: number): void {
    this.offset += bytes;
    this.waiting -= bytes;
    if (this.offset < ofLength) return;
    this.items.shift();
    this.offset = 0;
  }

  private collectMarks(): void {
    for (let head = this.items[0]; head && 'mark' in head; head = this.items[0]) {
      this.reached.push(head.mark);
      this.items.shift();
    }
  }
}

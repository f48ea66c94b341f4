import type { Instant } from '../kernel';

/** mu-law at 8 kHz: eight bytes a millisecond. */
export const BYTES_PER_MS = 8;
/** The carrier plays frames of 20 ms. */
export const FRAME_BYTES = 160;

/** What the caller has heard of one item of the receptionist's speech. */
export interface HeardItem {
  readonly itemId: string;
  readonly responseId: string;
  /** Milliseconds that were played by the carrier. */
  readonly heardMs: number;
  /** Milliseconds that the model has produced so far, sent on or not. */
  readonly producedMs: number;
}

/** The number of newest items remembered: what was said before them was heard long ago. */
const MOST_PIECES = 8;

interface Piece {
  readonly itemId: string;
  readonly responseId: string;
  /** Where it begins in what was written since the last clear; -1 before any of it was written. */
  from: number;
  to: number;
  /** Bytes of it that were heard before the playback was paused. */
  before: number;
  produced: number;
}

/**
 * The carrier's playback position, derived from the bytes sent and the marks that came back. Between two marks the
 * position moves with the clock, because the carrier plays at exactly 8 bytes a millisecond; it never passes a mark
 * that has not come back. Marks sent before a `clear` come back too and mean nothing: each carries the generation in
 * which it was sent. Mutable, because it is used for every frame of every call.
 */
export class PlayedAudio {
  private generation = 0;
  private sent = 0;
  /** Where the range begins that is played without a gap. */
  private begun = 0;
  private anchor = 0;
  private anchorAt: Instant = 0;
  private pieces: Piece[] = [];
  private marks: number[] = [];

  /** Records audio that the model produced, whether it is sent on at once or held back. */
  produced(itemId: string, responseId: string, bytes: number): void {
    this.pieceFor(itemId, responseId).produced += bytes;
  }

  /** Records audio written to the carrier. */
  wrote(itemId: string, responseId: string, bytes: number, now: Instant): void {
    if (this.playedBytes(now) >= this.sent) this.restart(now);
    const piece = this.pieceFor(itemId, responseId);
    if (piece.from < 0) piece.from = this.sent;
    this.sent += bytes;
    piece.to = this.sent;
  }

  /** Returns the name of a mark to send now, which comes back when everything written so far has been played. */
  mark(): string {
    this.marks.push(this.sent);
    return `${this.generation}:${this.sent}`;
  }

  /** Accepts a mark that came back; returns false when it was sent before a clear, or is not one of ours. */
  returned(name: string, now: Instant): boolean {
    const colon = name.indexOf(':');
    const position = Number(name.slice(colon + 1));
    if (colon < 0 || name.slice(0, colon) !== String(this.generation)) return false;
    const index = this.marks.indexOf(position);
    if (index < 0) return false;
    this.marks.splice(0, index + 1);
    if (position >= this.anchor) {
      this.anchor = position;
      this.anchorAt = now;
    }
    return true;
  }

  /** Bytes written to the carrier since the last clear. */
  get written(): number {
    return this.sent;
  }

  /** The carrier's playback position in bytes since the last clear. */
  playedBytes(now: Instant): number {
    const byClock = this.anchor + Math.max(0, now - this.anchorAt) * BYTES_PER_MS;
    return Math.min(byClock, this.marks[0] ?? this.sent, this.sent);
  }

  /** The playback position at the beginning of the frame that is being played. */
  playedFrames(now: Instant): number {
    const played = this.playedBytes(now);
    return played >= this.sent ? this.sent : played - ((played - this.begun) % FRAME_BYTES);
  }

  /** Milliseconds written to the carrier and not yet played. */
  aheadMs(now: Instant): number {
    return (this.sent - this.playedBytes(now)) / BYTES_PER_MS;
  }

  /** True when every mark is back: nothing that was sent still has to be played. */
  get drained(): boolean {
    return this.marks.length === 0;
  }

  /** Returns every item of this generation with what was heard of it, in the order of speech. */
  heard(now: Instant): HeardItem[] {
    const played = this.playedBytes(now);
    return this.pieces.map((piece) => ({
      itemId: piece.itemId,
      responseId: piece.responseId,
      heardMs: Math.floor(heardBytes(piece, played) / BYTES_PER_MS),
      producedMs: Math.floor(piece.produced / BYTES_PER_MS),
    }));
  }

  /** Forgets what was sent: the carrier's buffer is empty now, and marks still on their way back mean nothing. */
  clear(): void {
    this.begin();
    this.pieces = [];
  }

  /**
   * The carrier's buffer is emptied and what was not heard will be written again. Returns the byte from which to
   * continue, counted from the last clear: the carrier plays whole frames, so the frame in progress is heard once more.
   */
  pause(now: Instant): number {
    const position = this.playedFrames(now);
    for (const piece of this.pieces) {
      piece.before = heardBytes(piece, position);
      piece.from = piece.to = -1;
    }
    this.begin();
    return position;
  }

  private begin(): void {
    this.generation += 1;
    this.sent = 0;
    this.begun = 0;
    this.anchor = 0;
    this.anchorAt = 0;
    this.marks = [];
  }

  /** Playback starts again from silence: what is written next is played at once. */
  private restart(now: Instant): void {
    this.begun = this.sent;
    this.anchor = this.sent;
    this.anchorAt = now;
  }

  /** Held-back audio of an item is written while the next item is already being produced. */
  private pieceFor(itemId: string, responseId: string): Piece {
    for (let at = this.pieces.length - 1; at >= 0; at -= 1) {
      const known = this.pieces[at];
      if (known?.itemId === itemId) return known;
    }
    const piece: Piece = { itemId, responseId, from: -1, to: -1, before: 0, produced: 0 };
    this.pieces.push(piece);
    if (this.pieces.length > MOST_PIECES) this.pieces.shift();
    return piece;
  }
}

function heardBytes({ from, to, before }: Piece, played: number): number {
  return from < 0 ? before : before + Math.max(0, Math.min(played, to) - from);
}

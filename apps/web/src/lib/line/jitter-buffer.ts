import { FRAME_BYTES, LINE_RATE } from './mu-law';

/** Milliseconds of audio in one frame. */
const FRAME_MS = (FRAME_BYTES / LINE_RATE) * 1000;

/** Least and most audio buffered, ms. Beyond 200 ms people begin to talk over each other (ITU-T G.114). */
const LEAST_MS = 60;
const MOST_MS = 200;

/** Audio buffered beyond the target before a frame is dropped, ms. */
const SLACK_MS = 60;

/** Each gap raises the target by this much, ms; it is lowered slowly, 1 ms for each second without a gap. */
const CAUTION_MS = 20;
const CALM_FRAMES = 50;

/** A frame whose mean level is below this may be dropped without being noticed (-50 dBFS). */
const QUIET = 0.003;

export interface BufferFigures {
  /** Mean deviation of arrivals from one every 20 ms (RFC 3550 6.4.1), ms. */
  jitterMs: number;
  /** The number of times the buffer ran empty since the stream began. */
  gaps: number;
  /** Frames dropped to catch up. */
  dropped: number;
  /** Audio buffered, ms. */
  depthMs: number;
  received: number;
}

/**
 * Smooths the arrival of frames: starts to play when enough is buffered, buffers more when arrivals vary more, and
 * catches up in pauses when too much is buffered.
 */
export class JitterBuffer {
  private readonly frames: Float32Array[] = [];
  private offset = 0;
  private playing = false;
  private jitter = 0;
  private caution = 0;
  private lastAt: number | null = null;
  private gaps = 0;
  private dropped = 0;
  private received = 0;

  /** @param frame samples of 20 ms. @param at arrival, ms on any monotonic clock. */
  push(frame: Float32Array, at: number): void {
    this.received += 1;
    if (this.received % CALM_FRAMES === 0) this.caution = Math.max(0, this.caution - 1);
    if (this.lastAt !== null) this.jitter += (Math.abs(at - this.lastAt - FRAME_MS) - this.jitter) / 16;
    this.lastAt = at;
    this.frames.push(frame);
    if (this.depth() > this.aim() + SLACK_MS) this.catchUp();
  }

  /** Returns the next sample at the line's rate; 0 while the buffer fills. */
  pull(): number {
    if (!this.playing) {
      if (this.depth() < this.aim()) return 0;
      this.playing = true;
    }
    const frame = this.frames[0];
    if (!frame) {
      this.playing = false;
      this.gaps += 1;
      this.caution = Math.min(MOST_MS, this.caution + CAUTION_MS);
      return 0;
    }
    const sample = frame[this.offset] ?? 0;
    this.offset += 1;
    if (this.offset >= frame.length) {
      this.frames.shift();
      this.offset = 0;
    }
    return sample;
  }

  /** Drops the buffered audio without counting a gap: the stream ended or was cut on purpose. */
  clear(): void {
    this.frames.length = 0;
    this.offset = 0;
    this.playing = false;
    this.lastAt = null;
  }

  figures(): BufferFigures {
    const { gaps, dropped, received } = this;
    return { jitterMs: this.jitter, gaps, dropped, depthMs: this.depth(), received };
  }

  private depth(): number {
    const samples = this.frames.reduce((sum, frame) => sum + frame.length, 0) - this.offset;
    return (samples / LINE_RATE) * 1000;
  }

  private aim(): number {
    return Math.min(MOST_MS, LEAST_MS + 2 * this.jitter + this.caution);
  }

  private catchUp(): void {
    const quiet = this.frames.findIndex((frame, i) => i > 0 && level(frame) < QUIET);
    const tooMuch = this.depth() > MOST_MS + SLACK_MS;
    if (quiet < 0 && !tooMuch) return;
    this.frames.splice(quiet < 0 ? 1 : quiet, 1);
    this.dropped += 1;
  }
}

/** Returns the root mean square of samples, 0..1. */
export function level(samples: Float32Array): number {
  if (samples.length === 0) return 0;
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return Math.sqrt(sum / samples.length);
}

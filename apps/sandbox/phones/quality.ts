import { performance } from 'node:perf_hooks';
import { FRAME_MS } from '../audio/mulaw';

/** A frame that arrives later than this after the one before counts as a gap. */
const GAP_MS = 60;

export interface QualityReport {
  /** Mean deviation of arrivals from 20 ms, smoothed as in RFC 3550. */
  readonly jitterMs: number;
  readonly gaps: number;
  readonly received: number;
  readonly sent: number;
}

/** Measures one phone's line from the frames that were really sent and received. */
export class Quality {
  private jitter = 0;
  private gaps = 0;
  private received = 0;
  private sent = 0;
  private last = 0;

  arrived(now = performance.now()): void {
    this.received += 1;
    if (this.last > 0) {
      const late = now - this.last - FRAME_MS;
      this.jitter += (Math.abs(late) - this.jitter) / 16;
      if (now - this.last > GAP_MS) this.gaps += 1;
    }
    this.last = now;
  }

  left(): void {
    this.sent += 1;
  }

  report(): QualityReport {
    return { jitterMs: Math.round(this.jitter * 10) / 10, gaps: this.gaps, received: this.received, sent: this.sent };
  }
}

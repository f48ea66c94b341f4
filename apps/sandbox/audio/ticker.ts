import { performance } from 'node:perf_hooks';
import { FRAME_MS } from './mulaw';

/**
 * A longer delay is not caught up: a line that stood still for a fifth of a second skips, as a real one would.
 */
const MAX_CATCH_UP = 10;

/** Calls back every 20 ms, counted from its start, so that late timers do not add up. */
export class Ticker {
  private timer: NodeJS.Timeout | undefined;
  private due = 0;
  /** Frames that were never produced because the process stood still. */
  skipped = 0;

  constructor(private readonly tick: () => void) {}

  start(): void {
    if (this.timer) return;
    this.due = performance.now() + FRAME_MS;
    this.arm();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private arm(): void {
    this.timer = setTimeout(() => this.fire(), Math.max(0, this.due - performance.now()));
  }

  private fire(): void {
    const late = Math.floor((performance.now() - this.due) / FRAME_MS);
    if (late > MAX_CATCH_UP) {
      this.skipped += late - MAX_CATCH_UP;
      this.due += (late - MAX_CATCH_UP) * FRAME_MS;
    }
    while (this.due <= performance.now()) {
      this.due += FRAME_MS;
      this.tick();
    }
    this.arm();
  }
}

import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long one piece of work may block the process at a time, ms: a call's audio goes out every 20 ms. */
const SLICE_MS = 10;

/** Splits long work into slices, so that calls in the same process continue meanwhile. */
export class Turns {
  private since = performance.now();

  /** Call between two pieces of the work: yields to everything else once a slice is used up. */
  async letOthers(): Promise<void> {
    if (performance.now() - this.since < SLICE_MS) return;
    await nextTurn();
    this.since = performance.now();
  }
}

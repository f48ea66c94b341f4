import { setImmediate as nextTurn } from 'node:timers/promises';

/** Whoever works at one thing uses no more of the process at a time, ms: a call's audio goes out every 20 ms. */
const SLICE_MS = 10;

/** Long work in slices, for the calls of the same process go on meanwhile. */
export class Turns {
  private since = performance.now();

  /** Between two pieces of the work: everybody else has their turn once a slice is used up. */
  async letOthers(): Promise<void> {
    if (performance.now() - this.since < SLICE_MS) return;
    await nextTurn();
    this.since = performance.now();
  }
}

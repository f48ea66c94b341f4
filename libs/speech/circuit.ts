import { circuitBreaker, CircuitState, handleAll, type CircuitBreakerPolicy, type IBreaker } from 'cockatiel';

/** A circuit opens after this many failures within the window, or when more than half of at least ten tries failed. */
const FAILURES = 5;
const WINDOW_MS = 30_000;
const ENOUGH_TRIES = 10;
/** After this pause one try is let through to see whether the model is back. */
const PROBE_AFTER_MS = 10_000;

/** Tries of the last half minute. The clock is handed in. */
export class RecentTries implements IBreaker {
  public state: unknown = null;
  private tries: { at: number; failed: boolean }[] = [];

  constructor(private readonly now: () => number) {}

  success(): void {
    this.note(false);
  }

  failure(): boolean {
    this.note(true);
    const failed = this.tries.filter((each) => each.failed).length;
    return failed >= FAILURES || (this.tries.length >= ENOUGH_TRIES && failed * 2 > this.tries.length);
  }

  private note(failed: boolean): void {
    const at = this.now();
    this.tries = this.tries.filter((each) => each.at > at - WINDOW_MS);
    this.tries.push({ at, failed });
  }
}

/**
 * Remembers for one model whether it can be had. While the circuit is open callers are answered by the menu
 * receptionist at once instead of waiting for a time-out each.
 */
export class ModelCircuit {
  private readonly policy: CircuitBreakerPolicy;

  constructor(
    now: () => number,
    /** Told whenever the answer to "can the model be had" changes. */
    changed: (ready: boolean) => void = () => undefined,
  ) {
    this.policy = circuitBreaker(handleAll, { halfOpenAfter: PROBE_AFTER_MS, breaker: new RecentTries(now) });
    this.policy.onBreak(() => changed(false));
    this.policy.onHalfOpen(() => changed(true));
    this.policy.onReset(() => changed(true));
  }

  get ready(): boolean {
    return this.policy.state !== CircuitState.Open;
  }

  /** Runs a try to open a session; rejects without trying while the circuit is open. */
  open<T>(work: () => Promise<T>): Promise<T> {
    return this.policy.execute(work);
  }

  /** Counts a session that was lost after it had been opened. */
  async lost(): Promise<void> {
    await this.policy.execute(() => Promise.reject(new Error('session lost'))).catch(() => undefined);
  }
}

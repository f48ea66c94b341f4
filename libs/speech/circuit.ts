import { circuitBreaker, CircuitState, CountBreaker, handleWhen, type CircuitBreakerPolicy } from 'cockatiel';
import { ModelFault } from './model-fault';

/** The circuit opens when more than half of the last ten tries failed, with at least five tries. */
const LAST_TRIES = 10;
const ENOUGH_TRIES = 5;
const FAILED_SHARE = 0.5;

/** Pauses before the first probe of an open circuit, the second and so on, ms; the last one repeats. */
export const PROBE_PAUSES_MS = [15_000, 30_000, 60_000] as const;

export type CircuitReport = 'closed' | 'open' | 'probing';

export interface CircuitOptions {
  /** Opens a session and closes it again, to check whether the model is back. */
  readonly probe: () => Promise<void>;
  /** Called whenever the availability of the model changes. */
  readonly changed: (ready: boolean) => void;
}

/**
 * Tracks for one model whether it is available. While the circuit is open, callers are answered by the menu
 * receptionist at once instead of each waiting for a timeout, so no call tries the model: the circuit probes by itself
 * on its own clock and does not need the traffic that the fault has taken away.
 */
export class ModelCircuit {
  private readonly policy: CircuitBreakerPolicy;
  private timer: NodeJS.Timeout | null = null;
  private failedProbes = 0;
  private told = true;

  constructor(private readonly options: CircuitOptions) {
    this.policy = circuitBreaker(handleWhen(isFaultOfTheModel), {
      halfOpenAfter: PROBE_PAUSES_MS[0],
      breaker: new CountBreaker({ threshold: FAILED_SHARE, size: LAST_TRIES, minimumNumberOfCalls: ENOUGH_TRIES }),
    });
    this.policy.onBreak(() => this.opened());
    this.policy.onReset(() => this.closed());
  }

  get ready(): boolean {
    return this.policy.state === CircuitState.Closed;
  }

  get report(): CircuitReport {
    if (this.policy.state === CircuitState.Closed) return 'closed';
    return this.policy.state === CircuitState.HalfOpen ? 'probing' : 'open';
  }

  /** Runs an attempt to open a session; rejects without trying while the circuit is open. */
  open<T>(work: () => Promise<T>): Promise<T> {
    return this.policy.execute(work);
  }

  /** Counts a session that the model lost after it had been opened. */
  async lost(): Promise<void> {
    const fault = new ModelFault('session_lost', 'retryable');
    await this.policy.execute(() => Promise.reject(fault)).catch(() => undefined);
  }

  /** Stops probing: the process is shutting down. */
  close(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
  }

  private opened(): void {
    this.tell(false);
    this.close();
    const pause = PROBE_PAUSES_MS[Math.min(this.failedProbes, PROBE_PAUSES_MS.length - 1)];
    this.timer = setTimeout(() => void this.probe(), pause);
    this.timer.unref();
  }

  /** A failed probe opens the circuit again, which schedules the next one. */
  private async probe(): Promise<void> {
    this.failedProbes += 1;
    await this.policy.execute(this.options.probe).catch(() => undefined);
  }

  private closed(): void {
    this.failedProbes = 0;
    this.close();
    this.tell(true);
  }

  private tell(ready: boolean): void {
    if (ready === this.told) return;
    this.told = ready;
    this.options.changed(ready);
  }
}

/** False for errors in what one tenant requested: they say nothing about the model. */
function isFaultOfTheModel(error: Error): boolean {
  return !(error instanceof ModelFault && error.errorClass === 'refused');
}

/** The work was interrupted: the call was redirected, dequeued or hung up. */
export class Interrupted extends Error {
  constructor() {
    super('interrupted');
  }
}

/**
 * Waits for something that reports through callbacks and can be interrupted.
 * @param begin starts waiting and returns a cleanup function, which is called however the wait ends
 */
export function waitFor<T>(signal: AbortSignal, begin: (done: (value: T) => void) => () => void): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    if (signal.aborted) {
      reject(new Interrupted());
      return;
    }
    let settled = false;
    let release: (() => void) | null = null;
    const finish = (settle: () => void): void => {
      if (settled) return;
      settled = true;
      signal.removeEventListener('abort', onAbort);
      release?.();
      settle();
    };
    const onAbort = (): void => finish(() => reject(new Interrupted()));
    signal.addEventListener('abort', onAbort, { once: true });
    release = begin((value) => finish(() => resolve(value)));
    if (settled) release();
  });
}

/** Waits for some milliseconds of real time. */
export function pause(signal: AbortSignal, ms: number): Promise<void> {
  return waitFor(signal, (done: () => void) => {
    const timer = setTimeout(done, ms);
    return () => clearTimeout(timer);
  });
}

/** Follows a promise until it settles or the work is interrupted. */
export async function unlessInterrupted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const outcome = work.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  const settled = await waitFor<{ value: T } | { error: unknown }>(signal, (done) => {
    void outcome.then(done);
    return () => undefined;
  });
  if ('error' in settled) throw settled.error;
  return settled.value;
}

/** Waits until the call is moved elsewhere. */
export function forever(signal: AbortSignal): Promise<never> {
  return waitFor<never>(signal, () => () => undefined);
}

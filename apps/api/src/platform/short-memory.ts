/**
 * Caches the result of a read for a short time: however many callers ask, one read runs at a time, and one within that
 * time. It uses the process's monotonic clock, so that a change of the wall clock neither freezes a result nor drops
 * it.
 */
export class ShortMemory<T> {
  private last: { readonly at: number; readonly answer: Promise<T>; isOpen: boolean } | null = null;

  constructor(
    private readonly read: () => Promise<T>,
    private readonly lastsMs: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Returns the cached result, or a new one; rejects if the read does. */
  get(): Promise<T> {
    const now = this.now();
    const { last } = this;
    if (last && (last.isOpen || now - last.at < this.lastsMs)) return last.answer;
    const next = { at: now, answer: this.read(), isOpen: true };
    const close = (): void => void (next.isOpen = false);
    next.answer.then(close, close);
    this.last = next;
    return next.answer;
  }
}

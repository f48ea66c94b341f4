/**
 * What a read answered, for a short time: however many ask, there is one read at a time and one within that time. Its clock
 * is the process's own, so that a change of the wall clock neither freezes an answer nor forgets it.
 */
export class ShortMemory<T> {
  private last: { readonly at: number; readonly answer: Promise<T>; isOpen: boolean } | null = null;

  constructor(
    private readonly read: () => Promise<T>,
    private readonly lastsMs: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** The remembered answer, or a new one; rejects as the read did. */
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

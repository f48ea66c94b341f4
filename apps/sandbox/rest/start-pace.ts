/** Calls created by REST start one after the other at a limited rate per second; the others wait. */
export class StartPace {
  private free = 0;

  constructor(private readonly perSecond: number) {}

  /** @returns milliseconds until the next call may start */
  next(now = Date.now()): number {
    const at = Math.max(now, this.free);
    this.free = at + 1000 / this.perSecond;
    return at - now;
  }
}

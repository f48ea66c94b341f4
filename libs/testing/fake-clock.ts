/** A clock that moves only when told, in ms since the epoch. */
export class FakeClock {
  private time: number;

  constructor(start = Date.UTC(2026, 0, 5, 15, 0)) {
    this.time = start;
  }

  /** Bound, so that it can be handed on as a function. */
  readonly now = (): number => this.time;

  advance(ms: number): number {
    this.time += ms;
    return this.time;
  }

  set(time: number): void {
    this.time = time;
  }
}

import type { Call } from './call';

/** How long an ended call can still be fetched by REST. */
const KEPT_MS = 3_600_000;
const KEPT_COUNT = 5_000;

/** Every call of the account: the active ones and those that ended recently. */
export class Calls {
  private readonly all = new Map<string, Call>();
  private readonly alive = new Set<Call>();

  add(call: Call): void {
    this.all.set(call.sid, call);
    this.alive.add(call);
  }

  leave(call: Call): void {
    this.alive.delete(call);
    this.forget();
  }

  find(sid: string): Call | undefined {
    return this.all.get(sid);
  }

  list(): Call[] {
    return [...this.all.values()].reverse();
  }

  live(): ReadonlySet<Call> {
    return this.alive;
  }

  private forget(): void {
    const before = Date.now() - KEPT_MS;
    for (const [sid, call] of this.all) {
      const old = call.endedAt !== null && (call.endedAt < before || this.all.size > KEPT_COUNT);
      if (old) this.all.delete(sid);
    }
  }
}

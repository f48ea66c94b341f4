import { createHmac } from 'node:crypto';

/** A day: what a limiter keeps about a source must not outlive it, so the key changes with the day. */
const dayMs = 86_400_000;

/** Hashes what a limiter counts by. The address itself is never stored, logged or comparable from one day to the next. */
export class KeyedHash {
  constructor(private readonly secret: string) {}

  /** 32 bytes for `kind` and `value`, the same in every process. */
  of(kind: string, value: string): Buffer {
    return createHmac('sha256', this.secret).update(`${kind}\0${value}`).digest();
  }

  /** The same, but different tomorrow: for network sources. */
  ofToday(kind: string, value: string, now: number): Buffer {
    return this.of(`${kind}\0${Math.floor(now / dayMs)}`, value);
  }
}

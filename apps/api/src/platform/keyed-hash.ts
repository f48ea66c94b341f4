import { createHmac } from 'node:crypto';

/** One day: what a limiter stores about a source must not outlive it, so the key changes every day. */
const dayMs = 86_400_000;

/**
 * Hashes what a limiter counts by. The address itself is never stored or logged, and hashes of two days cannot be
 * compared.
 */
export class KeyedHash {
  constructor(private readonly secret: string) {}

  /** Returns 32 bytes for `kind` and `value`, the same in every process. */
  of(kind: string, value: string): Buffer {
    return createHmac('sha256', this.secret).update(`${kind}\0${value}`).digest();
  }

  /** Like `of`, but different tomorrow: for network sources. */
  ofToday(kind: string, value: string, now: number): Buffer {
    return this.of(`${kind}\0${Math.floor(now / dayMs)}`, value);
  }
}

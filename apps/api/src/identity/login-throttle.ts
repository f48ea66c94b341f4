import { Injectable } from '@nestjs/common';
import { AppError } from '../platform/app-error';
import { Clock } from '../platform/clock';
import { KeyedHash } from '../platform/keyed-hash';
import { RateLimits } from '../platform/rate-limits';

/**
 * Failures in half an hour. Ten for an account is at most 20 guesses an hour whoever makes them, and lets the owner in
 * again by itself; a source may serve a whole office.
 */
export const failuresAllowed = { account: 10, source: 60 };
const windowSeconds = 1_800;

/** Slows guessing down per account and per source. Counted before the password is looked at, so racing does not help. */
@Injectable()
export class LoginThrottle {
  constructor(
    private readonly limits: RateLimits,
    private readonly hash: KeyedHash,
    private readonly clock: Clock,
  ) {}

  /** Throws `too_many_requests`, or returns what takes the attempt back once it has turned out to be right. */
  async count(account: Buffer, source: string): Promise<() => Promise<void>> {
    const keys = [
      { key: this.hash.ofToday('login-source', source, this.clock.now()), allowed: failuresAllowed.source },
      { key: this.hash.of('login-account', account.toString('base64')), allowed: failuresAllowed.account },
    ];
    const counted: Buffer[] = [];
    for (const { key, allowed } of keys) {
      const { hits, secondsLeft } = await this.limits.hit(key, windowSeconds);
      counted.push(key);
      if (hits > allowed) throw new AppError('too_many_requests', { retryAfterSeconds: secondsLeft });
    }
    return async () => {
      for (const key of counted) await this.limits.takeBack(key);
    };
  }
}

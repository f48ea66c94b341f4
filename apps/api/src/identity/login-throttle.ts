import { Injectable } from '@nestjs/common';
import { AppError } from '../platform/app-error';
import { Clock } from '../platform/clock';
import { KeyedHash } from '../platform/keyed-hash';
import { RateLimits } from '../platform/rate-limits';

/**
 * Failed attempts allowed in half an hour. Strangers together have ten per account, five of them from one source, so
 * that no source alone uses up an account's ten. A source may serve a whole office. A device on which the person has
 * signed in before has ten of its own, and nothing that strangers do counts against it.
 */
export const failuresAllowed = { device: 10, account: 10, sourceAndAccount: 5, source: 60 };
/** Password requests in half an hour: how many a source may send, and how many are recorded for one account. */
export const requestsAllowed = { source: 10, account: 3 };
const windowSeconds = 1_800;

/** Uncounts an attempt that turned out to be correct. */
export type TakeBack = () => Promise<void>;

interface Counter {
  readonly key: Buffer;
  readonly allowed: number;
}

/** Slows down guessing. Attempts are counted before the password is checked, so parallel requests do not help. */
@Injectable()
export class LoginThrottle {
  constructor(
    private readonly limits: RateLimits,
    private readonly hash: KeyedHash,
    private readonly clock: Clock,
  ) {}

  /** Counts an attempt on a device that the account is known on. Throws `too_many_requests`. */
  onDevice(account: string, device: string): Promise<TakeBack> {
    return this.count([
      { key: this.hash.of('login-device', `${account}\0${device}`), allowed: failuresAllowed.device },
    ]);
  }

  /**
   * Counts an attempt from anywhere else. Throws `too_many_requests`. An attempt refused because of its source does not
   * count against the account.
   */
  ofStranger(account: string, source: string): Promise<TakeBack> {
    const now = this.clock.now();
    return this.count([
      { key: this.hash.ofToday('login-source', source, now), allowed: failuresAllowed.source },
      {
        key: this.hash.ofToday('login-source-account', `${account}\0${source}`, now),
        allowed: failuresAllowed.sourceAndAccount,
      },
      { key: this.hash.of('login-account', account), allowed: failuresAllowed.account },
    ]);
  }

  /** True when a user who is signed in by one account may try the password on other accounts with the same email. */
  async mayTryOthers(account: string): Promise<boolean> {
    const { hits } = await this.limits.hit(this.hash.of('login-others', account), windowSeconds);
    return hits <= failuresAllowed.account;
  }

  /**
   * Counts a request for a new password. Throws `too_many_requests`; returns false when enough were recorded for the
   * account.
   */
  async mayAsk(account: string, source: string): Promise<boolean> {
    const now = this.clock.now();
    await this.count([{ key: this.hash.ofToday('password-source', source, now), allowed: requestsAllowed.source }]);
    const { hits } = await this.limits.hit(this.hash.of('password-account', account), windowSeconds);
    return hits <= requestsAllowed.account;
  }

  private async count(counters: readonly Counter[]): Promise<TakeBack> {
    for (const { key, allowed } of counters) {
      const { hits, secondsLeft } = await this.limits.hit(key, windowSeconds);
      if (hits > allowed) throw new AppError('too_many_requests', { retryAfterSeconds: secondsLeft });
    }
    return async () => {
      for (const { key } of counters) await this.limits.takeBack(key);
    };
  }
}

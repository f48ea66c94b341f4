import { Injectable } from '@nestjs/common';
import { AppError } from '../platform/app-error';
import { Clock } from '../platform/clock';
import { KeyedHash } from '../platform/keyed-hash';
import { RateLimits } from '../platform/rate-limits';

/**
 * Failures in half an hour. Strangers have ten for an account among them, whoever they are, five of one source, so that
 * no source alone uses an account's ten up; a source may serve a whole office. A device on which the person has signed
 * in before has ten of its own, and nothing that strangers do counts against it.
 */
export const failuresAllowed = { device: 10, account: 10, sourceAndAccount: 5, source: 60 };
/** How often a source may ask for new passwords in half an hour, and how often that is noted for one account. */
export const requestsAllowed = { source: 10, account: 3 };
const windowSeconds = 1_800;

/** Takes an attempt back once it has turned out to be right. */
export type TakeBack = () => Promise<void>;

interface Counter {
  readonly key: Buffer;
  readonly allowed: number;
}

/** Slows guessing down. Counted before the password is looked at, so racing does not help. */
@Injectable()
export class LoginThrottle {
  constructor(
    private readonly limits: RateLimits,
    private readonly hash: KeyedHash,
    private readonly clock: Clock,
  ) {}

  /** An attempt of somebody on a device that the account is known on. Throws `too_many_requests`. */
  onDevice(account: string, device: string): Promise<TakeBack> {
    return this.count([
      { key: this.hash.of('login-device', `${account}\0${device}`), allowed: failuresAllowed.device },
    ]);
  }

  /**
   * An attempt from anywhere else. Throws `too_many_requests`. What a source may not try any more does not count
   * against the account.
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

  /** Whether somebody who is in by one account may try the password on others with the same e-mail. */
  async mayTryOthers(account: string): Promise<boolean> {
    const { hits } = await this.limits.hit(this.hash.of('login-others', account), windowSeconds);
    return hits <= failuresAllowed.account;
  }

  /** Somebody asks for a new password. Throws `too_many_requests`; false when it was noted for the account often enough. */
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

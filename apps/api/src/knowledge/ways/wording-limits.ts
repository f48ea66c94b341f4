import { Injectable } from '@nestjs/common';
import type { TenantId } from '@voicecore/domain/kernel';
import { AppError } from '../../platform/app-error';
import { KeyedHash } from '../../platform/keyed-hash';
import { RateLimits } from '../../platform/rate-limits';

/** Number of requests to a model by users of a business in ten minutes, not counting those caused by saving. */
const asked = { most: 60, seconds: 600 };
/** Number of entries of a business that a model words in a day: an import of the largest size, and a day of work. */
const proposed = { most: 3_000, seconds: 86_400 };

/** Limits how much a tenant has a model write, across all processes. */
@Injectable()
export class WordingLimits {
  constructor(
    private readonly counters: RateLimits,
    private readonly hash: KeyedHash,
  ) {}

  /** Counts a user's request. Throws `too_many_requests`. */
  async countAsked(tenantId: TenantId): Promise<void> {
    const { hits, secondsLeft } = await this.counters.hit(
      this.hash.of('knowledge-wording-asked', tenantId),
      asked.seconds,
    );
    if (hits > asked.most) throw new AppError('too_many_requests', { retryAfterSeconds: secondsLeft });
  }

  /** Counts an entry that a model words; returns false once the day's limit is used up. */
  async mayProposeByModel(tenantId: TenantId): Promise<boolean> {
    const { hits } = await this.counters.hit(this.hash.of('knowledge-wording', tenantId), proposed.seconds);
    return hits <= proposed.most;
  }
}

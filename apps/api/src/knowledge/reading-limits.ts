import { Injectable } from '@nestjs/common';
import type { TenantId } from '@voicecore/domain/kernel';
import { AppError } from '../platform/app-error';
import { KeyedHash } from '../platform/keyed-hash';
import { RateLimits } from '../platform/rate-limits';

/** Number of pages and files read for a business in ten minutes: a setup takes about a dozen. */
const readings = { most: 40, seconds: 600 };

/** Limits how many pages and files a tenant has read, across all processes. */
@Injectable()
export class ReadingLimits {
  constructor(
    private readonly counters: RateLimits,
    private readonly hash: KeyedHash,
  ) {}

  /** Throws `too_many_requests`. */
  async count(tenantId: TenantId): Promise<void> {
    const { hits, secondsLeft } = await this.counters.hit(
      this.hash.of('knowledge-reading', tenantId),
      readings.seconds,
    );
    if (hits > readings.most) throw new AppError('too_many_requests', { retryAfterSeconds: secondsLeft });
  }
}

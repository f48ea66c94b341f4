import { Injectable } from '@nestjs/common';
import type { TenantId } from '@voicecore/domain/kernel';
import { AppError } from '../platform/app-error';
import { KeyedHash } from '../platform/keyed-hash';
import { RateLimits } from '../platform/rate-limits';

/** Pages and files that a business has read for it in ten minutes: setting up takes a dozen. */
const readings = { most: 40, seconds: 600 };

/** How often a tenant has pages and files read, in all processes together. */
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

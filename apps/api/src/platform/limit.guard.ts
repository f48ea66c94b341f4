import { Injectable, Module, type ExecutionContext } from '@nestjs/common';
import {
  ThrottlerGuard,
  ThrottlerModule,
  type ThrottlerLimitDetail,
  type ThrottlerModuleOptions,
  type ThrottlerStorage,
} from '@nestjs/throttler';
import type { Request } from 'express';
import type { GuardedRequest } from './allow';
import { AppError } from './app-error';
import { Clock } from './clock';
import { KeyedHash } from './keyed-hash';
import { RateLimits } from './rate-limits';
import { sourceOf } from './source-of';

/**
 * Requests per minute: a signed-in account works with several tabs, a tenant with many accounts; an unknown source does
 * not need many.
 */
export const requestsPerMinute = { account: 1_200, source: 300, tenant: 6_000 };
const minuteMs = 60_000;

/**
 * Limits the REST API by account; for requests without sign-in by the known browser, otherwise by the keyed hash of the
 * source.
 */
@Injectable()
export class LimitGuard extends ThrottlerGuard {
  protected override throwThrottlingException(_context: ExecutionContext, detail: ThrottlerLimitDetail): Promise<void> {
    throw new AppError('too_many_requests', { retryAfterSeconds: detail.timeToBlockExpire });
  }
}

@Injectable()
class LimitOptions {
  private readonly blocked = new BlockedKeys();

  constructor(
    private readonly limits: RateLimits,
    private readonly hash: KeyedHash,
    private readonly clock: Clock,
  ) {}

  options(): ThrottlerModuleOptions {
    return {
      throttlers: [
        { ttl: minuteMs, limit: (context) => requestsPerMinute[principalOf(context) ? 'account' : 'source'] },
        {
          name: 'tenant',
          ttl: minuteMs,
          limit: requestsPerMinute.tenant,
          skipIf: (context) => isExempt(context) || !principalOf(context),
          getTracker: (_request, context) => Promise.resolve(this.tenantOf(context).toString('base64')),
        },
      ],
      storage: this.storage(),
      skipIf: isExempt,
      getTracker: (_request, context) => Promise.resolve(this.keyOf(context).toString('base64')),
      // One budget for the whole API, not one per route.
      generateKey: (_context, tracker) => tracker,
    };
  }

  private keyOf(context: ExecutionContext): Buffer {
    const principal = principalOf(context);
    if (principal) return this.hash.of('api', principal.personId);
    // Known browsers can still refresh and sign in when their source is flooding.
    const { knownAs } = requestOf(context);
    if (knownAs !== undefined) return this.hash.of('api-device', knownAs);
    return this.hash.ofToday('api', sourceOf(requestOf(context)), this.clock.now());
  }

  private tenantOf(context: ExecutionContext): Buffer {
    return this.hash.of('api-tenant', principalOf(context)?.tenantId ?? '');
  }

  private storage(): ThrottlerStorage {
    return {
      increment: async (key, ttl, limit) => {
        const blocked = this.blocked.secondsLeft(key, this.clock.now());
        if (blocked > 0)
          return { totalHits: limit + 1, timeToExpire: blocked, isBlocked: true, timeToBlockExpire: blocked };
        const { hits, secondsLeft } = await this.limits.hit(Buffer.from(key, 'base64'), ttl / 1_000);
        const isBlocked = hits > limit;
        if (isBlocked) this.blocked.add(key, this.clock.now(), secondsLeft);
        return {
          totalHits: hits,
          timeToExpire: secondsLeft,
          isBlocked,
          timeToBlockExpire: isBlocked ? secondsLeft : 0,
        };
      },
    };
  }
}

/**
 * Keys that are over their limit until their window ends: a flood is refused without querying the database each time.
 */
class BlockedKeys {
  private static readonly most = 10_000;
  private readonly until = new Map<string, number>();

  add(key: string, now: number, seconds: number): void {
    if (this.until.size >= BlockedKeys.most) this.until.clear();
    this.until.set(key, now + seconds * 1_000);
  }

  secondsLeft(key: string, now: number): number {
    const until = this.until.get(key);
    if (until === undefined) return 0;
    if (until <= now) this.until.delete(key);
    return Math.max(0, Math.ceil((until - now) / 1_000));
  }
}

@Module({ providers: [LimitOptions], exports: [LimitOptions] })
class LimitOptionsModule {}

/** The throttler, with its counters in the table that all processes share. */
export const limiting = ThrottlerModule.forRootAsync({
  imports: [LimitOptionsModule],
  inject: [LimitOptions],
  useFactory: (options: LimitOptions) => options.options(),
});

/**
 * True for the carrier, whose requests are signed and whose calls all come from the same few sources, and for health
 * checks.
 */
function isExempt(context: ExecutionContext): boolean {
  return context.getType() !== 'http' || !requestOf(context).path.startsWith('/api/');
}

function requestOf(context: ExecutionContext): Request & GuardedRequest {
  return context.switchToHttp().getRequest<Request & GuardedRequest>();
}

function principalOf(context: ExecutionContext): GuardedRequest['principal'] {
  return requestOf(context).principal;
}

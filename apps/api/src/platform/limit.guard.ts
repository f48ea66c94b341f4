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

/** Requests a minute: a signed-in account works with several tabs; a source nobody knows does not need many. */
export const requestsPerMinute = { account: 1_200, source: 300 };
const minuteMs = 60_000;

/** Limits the REST API by account; where nobody is signed in by the known browser, else by the keyed hash of the source. */
@Injectable()
export class LimitGuard extends ThrottlerGuard {
  protected override throwThrottlingException(_context: ExecutionContext, detail: ThrottlerLimitDetail): Promise<void> {
    throw new AppError('too_many_requests', { retryAfterSeconds: detail.timeToBlockExpire });
  }
}

@Injectable()
class LimitOptions {
  constructor(
    private readonly limits: RateLimits,
    private readonly hash: KeyedHash,
    private readonly clock: Clock,
  ) {}

  options(): ThrottlerModuleOptions {
    return {
      throttlers: [
        { ttl: minuteMs, limit: (context) => requestsPerMinute[principalOf(context) ? 'account' : 'source'] },
      ],
      storage: this.storage(),
      // The carrier is exempt: its requests are signed, and all calls come from the same few sources.
      skipIf: (context) => context.getType() !== 'http' || !requestOf(context).path.startsWith('/api/'),
      getTracker: (_request, context) => Promise.resolve(this.keyOf(context).toString('base64')),
      // One budget for the whole API, not one a route.
      generateKey: (_context, tracker) => tracker,
    };
  }

  private keyOf(context: ExecutionContext): Buffer {
    const principal = principalOf(context);
    if (principal) return this.hash.of('api', principal.personId);
    // Behind a source that floods, known browsers can still refresh and sign in.
    const { knownAs } = requestOf(context);
    if (knownAs !== undefined) return this.hash.of('api-device', knownAs);
    return this.hash.ofToday('api', sourceOf(requestOf(context)), this.clock.now());
  }

  private storage(): ThrottlerStorage {
    return {
      increment: async (key, ttl, limit) => {
        const { hits, secondsLeft } = await this.limits.hit(Buffer.from(key, 'base64'), ttl / 1_000);
        const isBlocked = hits > limit;
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

@Module({ providers: [LimitOptions], exports: [LimitOptions] })
class LimitOptionsModule {}

/** The throttler with its counters in the table that all processes share. */
export const limiting = ThrottlerModule.forRootAsync({
  imports: [LimitOptionsModule],
  inject: [LimitOptions],
  useFactory: (options: LimitOptions) => options.options(),
});

function requestOf(context: ExecutionContext): Request & GuardedRequest {
  return context.switchToHttp().getRequest<Request & GuardedRequest>();
}

function principalOf(context: ExecutionContext): GuardedRequest['principal'] {
  return requestOf(context).principal;
}

import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { TenantId } from '@voicecore/domain/kernel';
import { finalize, type Observable } from 'rxjs';
import type { GuardedRequest } from './allow';
import { AppError } from './app-error';

/** Requests of one tenant that a process works at together; the rest waits for its turn, and other tenants do not. */
const maxTogether = 4;
/** Requests of one tenant that may wait; a hundred desks that load at once need fewer. */
const maxWaiting = 600;

interface Share {
  busy: number;
  readonly waiting: (() => void)[];
}

/**
 * A tenant's share of this process. A limit per minute lets a burst through at full speed; this keeps a burst of one
 * tenant from standing before the requests of all others. A place is held while the handler works: neither a client that
 * goes away nor one that does not read its answer changes how many are worked at.
 */
@Injectable()
export class TenantShareInterceptor implements NestInterceptor {
  private readonly shares = new Map<TenantId, Share>();

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    if (context.getType() !== 'http') return next.handle();
    const { principal } = context.switchToHttp().getRequest<GuardedRequest>();
    if (!principal) return next.handle();
    const { tenantId } = principal;
    await this.enter(tenantId);
    return next.handle().pipe(finalize(() => this.leave(tenantId)));
  }

  private async enter(tenantId: TenantId): Promise<void> {
    const share = this.shares.get(tenantId) ?? { busy: 0, waiting: [] };
    this.shares.set(tenantId, share);
    if (share.busy < maxTogether) {
      share.busy += 1;
      return;
    }
    if (share.waiting.length >= maxWaiting) throw new AppError('too_many_requests', { retryAfterSeconds: 1 });
    await new Promise<void>((resolve) => share.waiting.push(resolve));
  }

  /** Whoever has waited longest takes the place that has become free. */
  private leave(tenantId: TenantId): void {
    const share = this.shares.get(tenantId);
    if (!share) return;
    const next = share.waiting.shift();
    if (next) return next();
    share.busy -= 1;
    if (share.busy === 0) this.shares.delete(tenantId);
  }
}

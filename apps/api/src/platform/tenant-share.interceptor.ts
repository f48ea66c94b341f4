import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { TenantId } from '@voicecore/domain/kernel';
import { finalize, type Observable } from 'rxjs';
import type { GuardedRequest } from './allow';
import { AppError } from './app-error';

/**
 * Number of one tenant's requests that a process handles at the same time; the others wait, and other tenants' do not.
 */
const maxTogether = 4;
/** Number of one tenant's requests that may wait; a hundred desks that load at the same time need fewer. */
const maxWaiting = 600;

interface Share {
  busy: number;
  readonly waiting: (() => void)[];
}

/**
 * Limits a tenant's share of this process. A limit per minute lets a burst through at full speed; this keeps a burst of
 * one tenant from delaying the requests of all others. A slot is taken while the handler runs: neither a client that
 * disconnects nor one that does not read its response changes how many are handled.
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

  /** Gives the free slot to the request that has waited longest. */
  private leave(tenantId: TenantId): void {
    const share = this.shares.get(tenantId);
    if (!share) return;
    const next = share.waiting.shift();
    if (next) return next();
    share.busy -= 1;
    if (share.busy === 0) this.shares.delete(tenantId);
  }
}

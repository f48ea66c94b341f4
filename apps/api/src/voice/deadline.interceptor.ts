import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { throwError, timeout, type Observable } from 'rxjs';
import { AppError } from '../platform/app-error';

/**
 * The caller hears nothing meanwhile. A webhook is to be answered within 2 s even by a busy process that has many to answer
 * at once, which takes up to 0.8 s besides, ms.
 */
const DEADLINE_MS = 1_200;

/**
 * Ends a webhook that waits for something of ours that hangs: the caller hears that there is trouble and the carrier asks
 * again. What the handler had begun may still be committed; the ledger knows an input that comes twice.
 */
@Injectable()
export class DeadlineInterceptor implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const late = () => throwError(() => new AppError('unavailable', { retryAfterSeconds: 2 }));
    return next.handle().pipe(timeout({ first: DEADLINE_MS, with: late }));
  }
}

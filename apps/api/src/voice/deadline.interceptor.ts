import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { throwError, timeout, type Observable } from 'rxjs';
import { AppError } from '../platform/app-error';

/**
 * Time limit of a webhook's handler, ms: the caller hears nothing in the meantime. A webhook must be answered within 2
 * s even by a busy process that has many to answer at once, which takes up to 0.8 s more.
 */
const DEADLINE_MS = 1_200;

/**
 * Ends a webhook that waits for a hanging part of our system: the caller hears that there is trouble, and the carrier
 * asks again. What the handler had begun may still be committed; the ledger recognizes an input that arrives twice.
 */
@Injectable()
export class DeadlineInterceptor implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const late = () => throwError(() => new AppError('unavailable', { retryAfterSeconds: 2 }));
    return next.handle().pipe(timeout({ first: DEADLINE_MS, with: late }));
  }
}

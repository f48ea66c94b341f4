import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import type { Observable } from 'rxjs';
import { Metrics } from '../platform/metrics';
import { tap } from 'rxjs';

/** Returns a document as XML with 200, and measures its time by webhook. */
@Injectable()
export class XmlInterceptor implements NestInterceptor {
  constructor(private readonly metrics: Metrics) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const response = context.switchToHttp().getResponse<Response>();
    response.status(200).type('text/xml');
    const stop = this.metrics.webhookSeconds.startTimer({ hook: context.getHandler().name });
    return next.handle().pipe(tap({ finalize: () => stop() }));
  }
}

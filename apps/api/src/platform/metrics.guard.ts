import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Env } from '../env';
import { AppError } from './app-error';
import { isFromThisHost } from './this-host';
import { ENV } from './tokens';

/**
 * Admits requests with the metrics token and, when no token is set, requests from this same host that came through no
 * proxy. Others learn nothing: while no token is set, not even that there are metrics.
 */
@Injectable()
export class MetricsGuard implements CanActivate {
  constructor(@Inject(ENV) private readonly env: Env) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    const token = this.env.VOICECORE_METRICS_TOKEN;
    if (token !== undefined && isSame(request.headers.authorization ?? '', `Bearer ${token}`)) return true;
    if (isFromThisHost(request)) return true;
    throw new AppError(token === undefined ? 'not_found' : 'not_signed_in');
  }
}

function isSame(given: string, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

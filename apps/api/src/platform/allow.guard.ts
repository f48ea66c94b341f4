import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { ALLOWED, EVEN_SUSPENDED, PUBLIC, type Allowed, type GuardedRequest } from './allow';
import { AppError } from './app-error';

/** The only place that decides who may call a route; a route that declares nothing is refused. */
@Injectable()
export class AllowGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const targets = [context.getHandler(), context.getClass()];
    const allowed = this.reflector.getAllAndOverride<Allowed[] | undefined>(ALLOWED, targets);
    if (allowed?.includes('carrier') || allowed?.includes('scraper')) return true;
    const { method, principal, refusal } = context.switchToHttp().getRequest<Request & GuardedRequest>();
    if (refusal) throw refusal;
    if (!allowed && this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, targets)) return true;
    if (!allowed) throw new AppError('not_allowed');
    if (!principal) throw new AppError('not_signed_in');
    if (!allowed.includes('signed_in') && !allowed.includes(principal.role)) throw new AppError('not_allowed');
    if (principal.suspended && method !== 'GET' && !this.reflector.getAllAndOverride(EVEN_SUSPENDED, targets))
      throw new AppError('business_suspended');
    return true;
  }
}

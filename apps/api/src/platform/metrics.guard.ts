import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import ipaddr from 'ipaddr.js';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Env } from '../env';
import { AppError } from './app-error';
import { ENV } from './tokens';

/** A proxy adds at least one of these, or leaves the name by which it was asked itself. */
const forwardingHeaders = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
] as const;

/**
 * Lets in whoever has the metrics token, and without one who asks on this very host and through no proxy. Others learn
 * nothing: not even that there are metrics, while no token is set.
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

/**
 * Where the peer is a proxy that we trust, the whole world asks through it: a client can make some proxies leave out what
 * they would add.
 */
function isFromThisHost(request: Request): boolean {
  const peer = request.socket.remoteAddress ?? '';
  const trusts = request.app.get('trust proxy fn') as (address: string, hop: number) => boolean;
  if (!isLoopback(peer) || trusts(peer, 0)) return false;
  if (forwardingHeaders.some((name) => request.headers[name] !== undefined)) return false;
  return isLoopback(hostOf(request.headers.host ?? ''));
}

function isLoopback(host: string): boolean {
  if (host === 'localhost') return true;
  return ipaddr.isValid(host) && ipaddr.process(host).range() === 'loopback';
}

/** The name or address in a Host header, without port and brackets. */
function hostOf(header: string): string {
  return header.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
}

function isSame(given: string, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

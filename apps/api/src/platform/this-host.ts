import type { Request } from 'express';
import ipaddr from 'ipaddr.js';

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
 * Whether a request was made on this very host and came through no proxy. Where the peer is a proxy that we trust, the whole
 * world asks through it: a client can make some proxies leave out what they would add.
 */
export function isFromThisHost(request: Request): boolean {
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

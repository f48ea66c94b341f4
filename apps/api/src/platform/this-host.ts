import type { Request } from 'express';
import ipaddr from 'ipaddr.js';

/** A proxy adds at least one of these headers, or passes on the host name under which the proxy itself was called. */
const forwardingHeaders = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
] as const;

/**
 * True when a request was made on this same host and came through no proxy. When the peer is a trusted proxy, the
 * request may come from anywhere: a client can make some proxies leave out the headers they would add.
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

/** Returns the name or address in a Host header, without port and brackets. */
function hostOf(header: string): string {
  return header.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
}

import type { Request } from 'express';
import { isIPv6 } from 'node:net';

/**
 * What a limiter counts a stranger by: the peer's address, an IPv6 one by its /64 (one household has 2^64 of them). Only
 * proxies named in the environment are believed about a forwarded address. Hash it at once; never store or log it.
 */
export function sourceOf(request: Request): string {
  const address = request.ip ?? '';
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address)?.[1];
  if (mapped) return mapped;
  const [head = '', tail = ''] = address.split('::');
  const first = head.split(':').filter(Boolean);
  const last = address.includes('::') ? tail.split(':').filter(Boolean) : [];
  const gap = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0');
  return [...first, ...gap, ...last]
    .slice(0, 4)
    .map((part) => parseInt(part, 16).toString(16))
    .join(':');
}

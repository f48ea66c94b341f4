import type { Request } from 'express';
import ipaddr from 'ipaddr.js';

/** The 16-bit parts of an IPv6 address that name a household: it has 2^64 addresses of its own. */
const HOUSEHOLD_PARTS = 4;

/**
 * What a limiter counts a stranger by: the peer's address, an IPv6 one by its /64. Only proxies named in the environment
 * are believed about a forwarded address. Hash it at once; never store or log it.
 */
export function sourceOf(request: Request): string {
  return networkOf(request.ip ?? '');
}

/** An address as a source: an IPv6 one without what its household chooses itself. */
export function networkOf(text: string): string {
  if (!ipaddr.isValid(text)) return text;
  const address = ipaddr.process(text);
  if (!(address instanceof ipaddr.IPv6)) return address.toString();
  return address.parts
    .slice(0, HOUSEHOLD_PARTS)
    .map((part) => part.toString(16))
    .join(':');
}

import type { Request } from 'express';
import ipaddr from 'ipaddr.js';

/** Number of 16-bit parts of an IPv6 address that identify a household, which has 2^64 addresses of its own. */
const HOUSEHOLD_PARTS = 4;

/**
 * Returns what a limiter counts a stranger by: the peer's address, or the /64 of an IPv6 one. Forwarded addresses are
 * trusted only from proxies named in the environment. Hash the result right away; never store or log it.
 */
export function sourceOf(request: Request): string {
  return networkOf(request.ip ?? '');
}

/** Returns an address as a source: an IPv6 address without the part that its household chooses itself. */
export function networkOf(text: string): string {
  if (!ipaddr.isValid(text)) return text;
  const address = ipaddr.process(text);
  if (!(address instanceof ipaddr.IPv6)) return address.toString();
  return address.parts
    .slice(0, HOUSEHOLD_PARTS)
    .map((part) => part.toString(16))
    .join(':');
}

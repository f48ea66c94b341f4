import ipaddr from 'ipaddr.js';

/**
 * Services that cloud providers offer to their own machines on addresses that look public: Azure's host, Oracle's
 * metadata.
 */
const providersOwn = new Set(['168.63.129.16', '192.0.0.192']);
/** The part of IPv6 that is allocated to the public internet; everything outside it is local, reserved or historic. */
const publicV6 = ipaddr.parseCIDR('2000::/3');

/**
 * True when an address belongs to the public internet: not to this host, a private network or a provider's own
 * services.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text) || providersOwn.has(text)) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  return address.kind() === 'ipv4' || address.match(publicV6);
}

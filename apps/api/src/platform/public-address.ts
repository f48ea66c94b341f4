import ipaddr from 'ipaddr.js';

/** What cloud providers serve to their own machines on addresses that look public: Azure's host, Oracle's metadata. */
const providersOwn = new Set(['168.63.129.16', '192.0.0.192']);
/** All of IPv6 that is given out to the public internet; what lies outside is local, reserved or historic. */
const publicV6 = ipaddr.parseCIDR('2000::/3');

/** Whether an address belongs to the public internet: neither this host's, nor a private network's, nor a provider's own. */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text) || providersOwn.has(text)) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  return address.kind() === 'ipv4' || address.match(publicV6);
}

const loopback = ['localhost', '127.0.0.1', '[::1]'];

/**
 * True for our own pages, which may open a live socket. On a laptop the same page has several names, and a development
 * server another port; a public server has exactly one origin.
 */
export function isOurOrigin(origin: string | undefined, publicBaseUrl: string, production: boolean): boolean {
  if (!origin || !URL.canParse(origin)) return false;
  const asked = new URL(origin);
  const ours = new URL(publicBaseUrl);
  if (asked.origin === ours.origin) return true;
  return !production && loopback.includes(ours.hostname) && loopback.includes(asked.hostname);
}

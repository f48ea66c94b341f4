import type { Line } from './line';
import { SandboxLine } from './sandbox-line';

export type LineKind = 'sandbox' | 'twilio';

/** The sandbox carrier's address for this page. */
export function sandboxUrl(port: number, path: '/device' | '/phone'): string {
  const scheme = window.location.protocol === 'https:' ? 'wss' : 'ws';
  return `${scheme}://${window.location.hostname}:${port}${path}`;
}

/** Opens the configured carrier's line; Twilio's SDK is loaded only when it is used. */
export async function openLine(kind: LineKind, sandboxPort: number | null): Promise<Line> {
  if (kind === 'sandbox') return new SandboxLine(sandboxUrl(sandboxPort ?? 0, '/device'));
  const { TwilioLine } = await import('./twilio-line');
  return new TwilioLine();
}

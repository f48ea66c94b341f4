import type { INestApplication } from '@nestjs/common';
import type { Env } from '../env';
import { LiveAdapter } from './live-adapter';
import { LiveAuth } from './live-auth';
import { isOurOrigin } from './origins';

/**
 * Makes the app's gateways use Socket.IO on its own HTTP server, only for our pages and signed-in users; a process that
 * does not serve users refuses every page.
 */
export function useLiveLine(app: INestApplication, { PUBLIC_BASE_URL, NODE_ENV, VOICECORE_ROLES }: Env): void {
  const auth = app.get(LiveAuth);
  const serves = VOICECORE_ROLES.includes('http');
  const isOurs = (origin: string | undefined) =>
    serves && isOurOrigin(origin, PUBLIC_BASE_URL, NODE_ENV === 'production');
  app.useWebSocketAdapter(new LiveAdapter(app, { isOurs, admit: (token) => auth.admit(token) }));
}

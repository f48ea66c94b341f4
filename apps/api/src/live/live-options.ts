import type { ServerOptions } from 'socket.io';

/** How long a socket may take to sign in before it is closed, ms. */
const SIGN_IN_MS = 10_000;

export const liveOptions: Partial<ServerOptions> = {
  path: '/live',
  transports: ['websocket'],
  serveClient: false,
  destroyUpgrade: false,
  connectTimeout: SIGN_IN_MS,
  maxHttpBufferSize: 16_384,
};

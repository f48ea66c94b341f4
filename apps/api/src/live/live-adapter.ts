import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { LiveUser } from './live-auth';

export interface Admission {
  readonly isOurs: (origin: string | undefined) => boolean;
  readonly admit: (token: unknown) => Promise<LiveUser | null>;
}

type NestServer = ReturnType<IoAdapter['createIOServer']>;
type OptionsOfServer = NonNullable<Parameters<IoAdapter['createIOServer']>[1]>;

/** What Nest's gateways cannot do: refuse a page by its origin, and a socket without a good token before it is connected. */
export class LiveAdapter extends IoAdapter {
  constructor(
    app: INestApplicationContext,
    private readonly admission: Admission,
  ) {
    super(app);
  }

  override createIOServer(port: number, options?: OptionsOfServer): NestServer {
    const { isOurs } = this.admission;
    const own: Partial<OptionsOfServer> = {
      allowRequest: (request, decide) => decide(null, isOurs(request.headers.origin)),
    };
    const server: NestServer = super.createIOServer(port, Object.assign({}, options, own));
    signIn(server, this.admission);
    return server;
  }
}

/** A Socket.IO server, ours or the one that Nest brings. */
interface Connectable {
  use(middleware: (socket: Connecting, next: (refusal?: Error) => void) => void): unknown;
}
interface Connecting {
  readonly handshake: { readonly auth: { readonly [name: string]: unknown } };
  readonly data: { user?: LiveUser };
}

/** Lets nobody connect but by a good access token; who it is stands in the socket's data from then on. */
export function signIn(server: Connectable, { admit }: Admission): void {
  server.use((socket, next) => {
    admit(socket.handshake.auth.accessToken).then(
      (user) => {
        if (user) socket.data.user = user;
        next(user ? undefined : new Error('not_signed_in'));
      },
      () => next(new Error('unavailable')),
    );
  });
}

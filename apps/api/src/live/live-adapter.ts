import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { LiveUser } from './live-auth';

export interface Admission {
  readonly isOurs: (origin: string | undefined) => boolean;
  readonly admit: (token: unknown) => Promise<LiveUser | null>;
}

type NestServer = ReturnType<IoAdapter['createIOServer']>;
type OptionsOfServer = NonNullable<Parameters<IoAdapter['createIOServer']>[1]>;

/**
 * Does what Nest's gateways cannot: refuses a page by its origin, and a socket without a valid token before it
 * connects.
 */
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

/** A Socket.IO server, either ours or the one that Nest provides. */
interface Connectable {
  use(middleware: (socket: Connecting, next: (refusal?: Error) => void) => void): unknown;
}
interface Connecting {
  readonly handshake: { readonly auth: { readonly [name: string]: unknown } };
  readonly data: { user?: LiveUser };
}

/** Requires a valid access token for every connection, and stores the user in the socket's data. */
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

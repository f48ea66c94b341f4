import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/**
 * A proxy in front of a server that can hold everything back, like a frozen machine: nothing is refused, nothing is
 * answered.
 */
export interface StallingProxy {
  /** The same URL through the proxy. */
  readonly through: (url: string) => string;
  freeze(): void;
  thaw(): void;
  close(): void;
}

export async function stallingProxy(): Promise<StallingProxy> {
  const sockets = new Set<Socket>();
  let target = 0;
  let frozen = false;
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
      socket.on('data', (data) => other.write(data));
      if (frozen) socket.pause();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    through: (url) => {
      const direct = new URL(url);
      target = Number(direct.port);
      direct.port = String(port);
      return direct.toString();
    },
    freeze: () => {
      frozen = true;
      for (const socket of sockets) socket.pause();
    },
    thaw: () => {
      frozen = false;
      for (const socket of sockets) socket.resume();
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

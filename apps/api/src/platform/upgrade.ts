import { Injectable } from '@nestjs/common';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/**
 * Who takes a WebSocket upgrade on the one HTTP server. Socket.IO listens for its own path by itself and is left alone;
 * an upgrade that nobody registered for is answered 404.
 */
@Injectable()
export class UpgradeRegistry {
  private readonly handlers: { prefix: string; handle: UpgradeHandler }[] = [];

  /** Hands every upgrade whose path is `prefix` or lies below it to `handle`. */
  register(prefix: string, handle: UpgradeHandler): void {
    this.handlers.push({ prefix, handle });
  }

  attach(server: Server, leftAlone: readonly string[] = ['/live']): void {
    server.on('upgrade', (request, socket, head) => {
      const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
      if (leftAlone.some((prefix) => isAtOrBelow(path, prefix))) return;
      const taker = this.handlers.find(({ prefix }) => isAtOrBelow(path, prefix));
      if (taker) taker.handle(request, socket, head);
      else refuseUpgrade(socket, 404, 'Not Found');
    });
  }
}

/** Answers an upgrade with an HTTP status and closes the connection. */
export function refuseUpgrade(socket: Duplex, status: number, reason: string): void {
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function isAtOrBelow(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(`${prefix}/`);
}

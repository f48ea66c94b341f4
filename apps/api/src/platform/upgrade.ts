import { Injectable } from '@nestjs/common';
import type { IncomingMessage, Server } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** An upgrade that nobody has completed or refused after this time is cut, ms: no timeout of HTTP applies to it any more. */
const TAKEN_WITHIN_MS = 10_000;

/**
 * Who takes a WebSocket upgrade on the one HTTP server. Every upgrade has an owner: a handler registered here, a library
 * that listens by itself below a prefix it has claimed, or else it is refused with 404.
 */
@Injectable()
export class UpgradeRegistry {
  private readonly handlers: { prefix: string; handle: UpgradeHandler }[] = [];
  private readonly claimed = new Set<string>();

  /** Hands every upgrade whose path is `prefix` or lies below it to `handle`. */
  register(prefix: string, handle: UpgradeHandler): void {
    this.handlers.push({ prefix, handle });
  }

  /** Leaves paths that begin with exactly `prefix` to a library that has attached itself to the server. */
  claim(prefix: string): void {
    this.claimed.add(prefix);
  }

  /** Where sockets live: no page of the browser does. */
  prefixes(): readonly string[] {
    return [...this.claimed, ...this.handlers.map(({ prefix }) => prefix)];
  }

  attach(server: Server): void {
    // Before the libraries: their handshakes take the time limit back that is set here.
    server.prependListener('upgrade', (request, socket, head) => {
      const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
      cutUnlessTaken(socket);
      if ([...this.claimed].some((prefix) => path.startsWith(prefix))) return;
      const taker = this.handlers.find(({ prefix }) => isAtOrBelow(path, prefix));
      if (taker) taker.handle(request, socket, head);
      else refuseUpgrade(socket, 404, 'Not Found');
    });
  }
}

/** Answers an upgrade with an HTTP status and closes the connection, whether or not the client closes its side. */
export function refuseUpgrade(socket: Duplex, status: number, reason: string): void {
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
}

/** A completed WebSocket handshake sets the socket's timeout back to none. */
function cutUnlessTaken(socket: Duplex): void {
  socket.on('error', () => socket.destroy());
  if (socket instanceof Socket) socket.setTimeout(TAKEN_WITHIN_MS, () => socket.destroy());
}

function isAtOrBelow(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(`${prefix}/`);
}

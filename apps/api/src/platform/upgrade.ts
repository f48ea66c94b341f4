import { Injectable } from '@nestjs/common';
import type { IncomingMessage, Server } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/**
 * Time after which an upgrade that was neither completed nor refused is disconnected, ms: HTTP timeouts no longer apply
 * to it.
 */
const TAKEN_WITHIN_MS = 10_000;

/**
 * Routes WebSocket upgrades on the one HTTP server. Every upgrade has an owner: a handler registered here, or a library
 * that listens itself below a prefix it has claimed; otherwise it is refused with 404.
 */
@Injectable()
export class UpgradeRegistry {
  private readonly handlers: { prefix: string; handle: UpgradeHandler }[] = [];
  private readonly claimed = new Set<string>();

  /** Passes every upgrade whose path is `prefix` or below it to `handle`. */
  register(prefix: string, handle: UpgradeHandler): void {
    this.handlers.push({ prefix, handle });
  }

  /** Leaves paths that begin with exactly `prefix` to a library that has attached itself to the server. */
  claim(prefix: string): void {
    this.claimed.add(prefix);
  }

  /** Returns the prefixes of sockets: no page of the browser uses them. */
  prefixes(): readonly string[] {
    return [...this.claimed, ...this.handlers.map(({ prefix }) => prefix)];
  }

  attach(server: Server): void {
    // Before the libraries: their handshakes clear the time limit that is set here.
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

/** Sets the time limit; a completed WebSocket handshake resets the socket's timeout to none. */
function cutUnlessTaken(socket: Duplex): void {
  socket.on('error', () => socket.destroy());
  if (socket instanceof Socket) socket.setTimeout(TAKEN_WITHIN_MS, () => socket.destroy());
}

function isAtOrBelow(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(`${prefix}/`);
}

import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { networkOf } from './source-of';

export interface CapRules {
  /** Connections that one source may hold at this process. */
  readonly perSource: number;
  /** Whether an address is a proxy that is trusted: everybody comes through it, and to cap a source is its work. */
  readonly isProxy: (address: string) => boolean;
  readonly onRefused: () => void;
}

/** Closes what one source opens beyond its share, before a byte is read: the places of a process are for everybody. */
export function capConnections(server: Server, { perSource, isProxy, onRefused }: CapRules): void {
  const held = new Map<string, number>();
  server.prependListener('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    if (isProxy(address)) return;
    const source = networkOf(address);
    const count = held.get(source) ?? 0;
    if (count >= perSource) {
      onRefused();
      socket.destroy();
      return;
    }
    held.set(source, count + 1);
    socket.once('close', () => {
      const left = (held.get(source) ?? 1) - 1;
      if (left > 0) held.set(source, left);
      else held.delete(source);
    });
  });
}

import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { networkOf } from './source-of';

export interface CapRules {
  /** Number of connections that one source may have open to this process. */
  readonly perSource: number;
  /**
   * True for the address of a trusted proxy: everyone connects through it, and limiting a source is the proxy's task.
   */
  readonly isProxy: (address: string) => boolean;
  readonly onRefused: () => void;
}

/**
 * Closes the connections that a source opens beyond its share, before a byte is read, so that one source cannot use up
 * the process's connections.
 */
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

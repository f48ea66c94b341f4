import { lookup } from 'node:dns/promises';
import net from 'node:net';
import { Failure } from './failure.mjs';

/**
 * The socket on which the api processes accept connections. The launcher owns it so that it outlives them: the first
 * process that listens on it makes it listen for good, and while none is running the kernel queues new connections
 * instead of refusing them.
 *
 * `net.Server` cannot hold a socket without accepting from it, and node:cluster closes its own when the last worker dies;
 * `net._createServerHandle`, with which node:cluster makes its shared sockets, only binds.
 */
export class ListeningSocket {
  static async open(port, host) {
    const { address, family } = await lookup(host);
    const handle = net._createServerHandle(address, port, family, -1, 0);
    if (typeof handle === 'number') throw new Failure(`Port ${port} on ${host} cannot be opened (error ${handle}).`);
    return new ListeningSocket(handle);
  }

  constructor(handle) {
    this.handle = handle;
  }

  get fd() {
    return this.handle.fd;
  }

  close() {
    this.handle.close();
  }
}

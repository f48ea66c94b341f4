import { trials } from '@voicecore/testing';
import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { bootApi, type BootedApi } from './boot-api';

/** An upgrade must be answered and closed within this time, ms; a busy machine needs more than the product. */
const DEADLINE_MS = 8_000;

/** Paths without a WebSocket, or that only look like one that has it. */
const oddPaths = [
  '/live',
  '/live?EIO=4&transport=websocket',
  '/live/',
  '/live/?EIO=4',
  '/live/?EIO=4&transport=polling',
  '/live/deeper/?EIO=3&transport=websocket',
  '/LIVE/',
  '//live/',
  '/live%2f',
  '/',
  '/api/v1/calls',
  '/twilio/voice',
  '/twilio/media',
  '/twilio/media/deeper',
  '/twilio/mediaaa',
  'http://elsewhere.example/live/',
  '*',
];

describe('an upgrade that nobody takes', () => {
  let api: BootedApi;
  let port: number;
  beforeAll(async () => {
    api = await bootApi();
    ({ port } = api.app.getHttpServer().address() as AddressInfo);
  }, 60_000);
  afterAll(() => api.close());

  const open = async (path: string, protocol = 'websocket'): Promise<Socket> => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    socket.on('error', () => undefined);
    socket.resume();
    await once(socket, 'connect');
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: ${protocol}\r\n` +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    return socket;
  };

  const held = () =>
    new Promise<number>((resolve, reject) =>
      api.app.getHttpServer().getConnections((error, count) => (error ? reject(error) : resolve(count))),
    );

  it.each(oddPaths)('is answered and closed, though the client keeps its side open: %s', async (path) => {
    const socket = await open(path);
    await once(socket, 'end', { signal: AbortSignal.timeout(DEADLINE_MS) });
    socket.destroy();
  });

  it.each(['h2c', 'TLS/1.0', 'websocket, h2c'])('so is one to another protocol: %s', async (protocol) => {
    for (const path of ['/live/?EIO=4&transport=websocket', '/twilio/media', '/nowhere']) {
      const socket = await open(path, protocol);
      await once(socket, 'end', { signal: AbortSignal.timeout(DEADLINE_MS) });
      socket.destroy();
    }
  });

  it('holds no descriptor after many of them', async () => {
    const many = trials(400);
    for (let opened = 0; opened < many; opened += oddPaths.length) {
      const sockets = await Promise.all(oddPaths.map((path) => open(path)));
      // The server closes first; these clients never do.
      await Promise.all(sockets.map((socket) => once(socket, 'end', { signal: AbortSignal.timeout(DEADLINE_MS) })));
    }
    const until = Date.now() + DEADLINE_MS;
    let count = await held();
    while (count > 0 && Date.now() < until) count = await held();
    expect(count).toBe(0);
  }, 300_000);
});

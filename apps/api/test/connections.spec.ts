import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { bootApi, type BootedApi } from './boot-api';
import { ask } from './security/ask';

jest.setTimeout(60_000);

const cap = 5;
const proxy = '127.3.0.9';
let api: BootedApi;
const opened: Socket[] = [];
beforeAll(async () => {
  api = await bootApi({ VOICECORE_CONNECTIONS_PER_SOURCE: String(cap), VOICECORE_TRUSTED_PROXIES: proxy });
});
afterEach(() => {
  for (const socket of opened.splice(0)) socket.destroy();
});
afterAll(() => api.close());

async function open(from: string): Promise<Socket> {
  const socket = connect({ port: Number(new URL(api.url).port), host: '127.0.0.1', localAddress: from });
  opened.push(socket);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** Returns the status line that the connection gets for a request; null when it is closed without one. */
function statusOf(socket: Socket): Promise<string | null> {
  return new Promise((resolve) => {
    socket.once('data', (chunk) => resolve(chunk.toString('latin1').split('\r\n', 1)[0] ?? null));
    socket.once('close', () => resolve(null));
    socket.write('GET /livez HTTP/1.1\r\nHost: x\r\n\r\n');
  });
}

it('gives one source so many connections and another its own, and a place back when one has ended', async () => {
  const held: Socket[] = [];
  for (let count = 0; count < cap; count += 1) held.push(await open('127.3.0.1'));
  for (const socket of held) expect(await statusOf(socket)).toBe('HTTP/1.1 200 OK');
  for (let count = 0; count < 20; count += 1) expect(await statusOf(await open('127.3.0.1'))).toBeNull();
  expect(await statusOf(held[0]!)).toBe('HTTP/1.1 200 OK');
  expect(await statusOf(await open('127.3.0.2'))).toBe('HTTP/1.1 200 OK');
  const ended = held.pop()!;
  ended.destroy();
  await once(ended, 'close');
  const deadline = Date.now() + 5_000;
  let again = await statusOf(await open('127.3.0.1'));
  while (again === null && Date.now() < deadline) again = await statusOf(await open('127.3.0.1'));
  expect(again).toBe('HTTP/1.1 200 OK');
  expect((await ask(`${api.url}/livez`)).status).toBe(200);
});

it('counts no proxy that is trusted: everybody comes through it', async () => {
  for (let count = 0; count < cap * 3; count += 1) expect(await statusOf(await open(proxy))).toBe('HTTP/1.1 200 OK');
});

it('closes who says nothing, half a head or half a body, each within its time', async () => {
  const started = Date.now();
  const closed = async (sent: string): Promise<number> => {
    const socket = await open('127.3.0.3');
    socket.resume();
    if (sent !== '') socket.write(sent);
    await once(socket, 'close');
    return (Date.now() - started) / 1_000;
  };
  const head = 'POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\n';
  const [silent, halfHead, halfBody] = await Promise.all([
    closed(''),
    closed(head),
    closed(`${head}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{`),
  ]);
  expect(silent).toBeLessThan(13);
  expect(halfHead).toBeLessThan(13);
  expect(halfBody).toBeGreaterThan(15);
  expect(halfBody).toBeLessThan(24);
});

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { ModelFault } from './model-fault';
import { ModelLeg, type ModelListener, type ModelOptions } from './model-leg';
import { realtimeUrl } from './realtime-url';
import { wholeSession } from './session-settings';

const persona = { business: 'Acme Dental', receptionist: 'Vera', departments: [], agents: [] };
const session = wholeSession(
  { persona, knowledge: { entries: [], complete: false, language: 'en' }, voice: 'marin' },
  null,
);

/** A model endpoint on this machine: the test decides what it does with a socket. */
async function door(serve: (socket: WebSocket) => void, status?: number): Promise<{ server: Server; url: string }> {
  const server = createServer();
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    if (status) return void socket.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
    sockets.handleUpgrade(request, socket, head, serve);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: realtimeUrl(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, 'm') };
}

function listening(): ModelListener & { heard: string[]; fault: Promise<ModelFault> } {
  const heard: string[] = [];
  let lost: (fault: ModelFault) => void = () => undefined;
  const fault = new Promise<ModelFault>((resolve) => (lost = resolve));
  return {
    heard,
    fault,
    audio: (frame, { start, end }) => void heard.push(`audio ${frame.toString('latin1', start, end)}`),
    event: (event) => void heard.push(event.type),
    malformed: () => void heard.push('malformed'),
    lost: (given) => lost(given),
  };
}

/** Accepts the session as a strict model would. */
function agreeing(socket: WebSocket, then: (socket: WebSocket) => void = () => undefined): void {
  socket.send('{"type":"session.created","session":{}}');
  socket.once('message', (data: Buffer) => {
    const { session: asked } = JSON.parse(data.toString()) as { session: object };
    socket.send(JSON.stringify({ type: 'session.updated', session: asked }));
    then(socket);
  });
}

describe('the leg to the model', () => {
  let open: { server: Server; url: string };
  const options = (timeouts: ModelOptions['timeouts'] = {}): ModelOptions => ({
    url: open.url,
    apiKey: 'key',
    session,
    timeouts,
  });

  afterEach(() => void open.server.closeAllConnections());
  afterEach(() => open.server.close());

  it('sets the session before anything else and passes audio on undecoded', async () => {
    const sent: string[] = [];
    open = await door((socket) => {
      socket.on('message', (data: Buffer) => sent.push((JSON.parse(data.toString()) as { type: string }).type));
      agreeing(socket, () => {
        socket.send('{"type":"never.heard.of"}');
        socket.send('{"type":');
        socket.send('{"type":"response.output_audio.delta","response_id":"r","item_id":"i","delta":"AAAA"}');
        socket.close(1011);
      });
    });
    const listener = listening();
    const leg = new ModelLeg(options(), listener);
    await leg.ready();
    expect(sent).toEqual(['session.update']);
    await expect(listener.fault).resolves.toMatchObject({ reason: 'closed_1011', errorClass: 'retryable' });
    expect(listener.heard).toEqual(['malformed', 'audio AAAA']);
  });

  it.each([
    [401, 'fatal'],
    [403, 'fatal'],
    [404, 'fatal'],
    [429, 'retryable'],
    [503, 'retryable'],
  ])('tells what an answer %i to the upgrade means: %s', async (status, errorClass) => {
    open = await door(() => undefined, status);
    const leg = new ModelLeg(options(), listening());
    await expect(leg.ready()).rejects.toMatchObject({ reason: `http_${status}`, errorClass });
  });

  it('gives up a model that never takes the session', async () => {
    open = await door((socket) => socket.send('{"type":"session.created","session":{}}'));
    const leg = new ModelLeg(options({ sessionUpdated: 50 }), listening());
    await expect(leg.ready()).rejects.toMatchObject({ reason: 'session_timeout', errorClass: 'retryable' });
  });

  it('gives up a socket that hangs in the handshake', async () => {
    const server = createServer();
    server.on('upgrade', () => undefined);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    open = { server, url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/` };
    const leg = new ModelLeg(options({ connect: 50 }), listening());
    await expect(leg.ready()).rejects.toBeInstanceOf(ModelFault);
  });

  it('refuses a session whose audio would have to be transcoded', async () => {
    open = await door((socket) => {
      socket.on('message', () =>
        socket.send(
          '{"type":"session.updated","session":{"audio":{"input":{"format":{"type":"audio/pcm"}},"output":{"format":{"type":"audio/pcmu"}}}}}',
        ),
      );
    });
    await expect(new ModelLeg(options(), listening()).ready()).rejects.toMatchObject({
      reason: 'wrong_format',
      errorClass: 'fatal',
    });
  });

  it('tells why the model refused the session', async () => {
    open = await door((socket) => {
      socket.on('message', () =>
        socket.send('{"type":"error","error":{"type":"invalid_request_error","code":"insufficient_quota"}}'),
      );
    });
    await expect(new ModelLeg(options(), listening()).ready()).rejects.toMatchObject({
      reason: 'insufficient_quota',
      errorClass: 'fatal',
    });
  });

  it('gives up a socket that answers no ping', async () => {
    open = await door((socket) => {
      agreeing(socket);
      socket.on('ping', () => undefined);
      Object.assign(socket, { pong: () => undefined });
    });
    const listener = listening();
    const leg = new ModelLeg(options({ ping: 40 }), listener);
    await leg.ready();
    await expect(listener.fault).resolves.toMatchObject({ reason: 'no_pong' });
  });
});

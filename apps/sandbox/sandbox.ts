import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { isIP, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { Control } from './control';
import type { Faults } from './faults';
import { ModelDoor } from './model/model-door';
import type { SandboxOptions } from './options';
import { RestDoor } from './rest/rest-door';
import { DeviceSocket } from './phones/device-socket';
import { PhoneSocket } from './phones/phone-socket';
import { Phones } from './phones/scripted-phone';
import type { Alert } from './switchboard/board';
import { Exchange } from './switchboard/exchange';

/** A running carrier with its scripted model. */
export interface Sandbox {
  readonly url: string;
  readonly wsUrl: string;
  readonly port: number;
  readonly faults: Faults;
  readonly phones: Phones;
  /** The customer's debugger: every document, stream and webhook in which the carrier found an error. */
  readonly alerts: readonly Alert[];
  readonly exchange: Exchange;
  /** The number of model sessions started so far, and of those that are open. */
  modelSessions(): { readonly begun: number; readonly open: number };
  close(): Promise<void>;
}

/** A phone's frame is 160 bytes, and a sentence is below this limit too. */
const MAX_PHONE_MESSAGE = 16 * 1024;

/** What the real model needs on a good day, ms. */
const MODEL_THINK_MS = 250;
const MODEL_TRANSCRIBE_MS = 150;
const MODEL_SESSION_MS = 3_600_000;

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * True when the request comes from this machine. A page from another origin may not place calls or inject faults here;
 * one from another port of the same host may. The host must be addressed by its own name: a foreign name that resolves
 * to this machine would make a foreign page look like one of ours.
 */
function fromThisMachine({ headers }: IncomingMessage, ownName: string): boolean {
  const { origin, host } = headers;
  if (host !== undefined && !isOurs(host, ownName)) return false;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const page = new URL(origin).hostname;
  return LOOPBACK.includes(page) || (host !== undefined && page === new URL(`http://${host}`).hostname);
}

function isOurs(host: string, ownName: string): boolean {
  if (!URL.canParse(`http://${host}`)) return false;
  const { hostname } = new URL(`http://${host}`);
  return [...LOOPBACK, ownName].includes(hostname) || isIP(hostname.replace(/^\[(.*)\]$/, '$1')) !== 0;
}

function pathOf(request: IncomingMessage): string {
  return new URL(request.url ?? '/', 'http://sandbox').pathname;
}

/** Starts the carrier on one port. @throws Error when the port is taken */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const exchange = new Exchange(options);
  const control = new Control(exchange);
  const rest = new RestDoor(exchange, options);
  const ownName = new URL(options.voiceUrl).hostname;
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    if (pathOf(request).startsWith('/2010-04-01/')) rest.serve(request, response);
    else if (fromThisMachine(request, ownName)) control.serve(request, response);
    else response.writeHead(403).end();
  });
  const phoneSockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: MAX_PHONE_MESSAGE });
  const model = new ModelDoor(options.modelKey, {
    speech: exchange.speech,
    faults: exchange.faults,
    voice: exchange.voice,
    thinkMs: options.modelThinkMs ?? MODEL_THINK_MS,
    transcribeMs: options.modelTranscribeMs ?? MODEL_TRANSCRIBE_MS,
    sessionMs: options.modelSessionMs ?? MODEL_SESSION_MS,
    reader: options.modelReader,
  });
  const doors: Record<string, (request: IncomingMessage, socket: Duplex, head: Buffer) => void> = {
    '/phone': (request, socket, head) =>
      phoneSockets.handleUpgrade(request, socket, head, (ws: WebSocket) => void new PhoneSocket(ws, exchange)),
    '/device': (request, socket, head) =>
      phoneSockets.handleUpgrade(
        request,
        socket,
        head,
        (ws: WebSocket) => void new DeviceSocket(ws, exchange, options),
      ),
    '/v1/realtime': (request, socket, head) => model.open(request, socket, head),
  };
  server.on('upgrade', (request, socket: Duplex, head) => {
    const door = doors[pathOf(request)];
    if (door && fromThisMachine(request, ownName)) door(request, socket, head);
    else if (door) socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
    else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
  });
  const host = options.host ?? '127.0.0.1';
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  exchange.baseUrl = `http://127.0.0.1:${port}`;
  return {
    url: `http://127.0.0.1:${port}`,
    wsUrl: `ws://127.0.0.1:${port}`,
    port,
    faults: exchange.faults,
    phones: new Phones(exchange),
    alerts: exchange.alerts,
    exchange,
    modelSessions: () => ({ begun: model.begun, open: model.sockets.clients.size }),
    close: async () => {
      await exchange.close();
      for (const client of [...phoneSockets.clients, ...model.sockets.clients]) client.terminate();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

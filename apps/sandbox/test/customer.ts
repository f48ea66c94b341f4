import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { startSandbox, type Sandbox, type SandboxOptions } from '../index';

export const AUTH_TOKEN = 'test-auth-token-of-the-carrier';
export const ACCOUNT_SID = `AC${'a'.repeat(32)}`;
export const API_KEY_SID = `SK${'b'.repeat(32)}`;
export const API_KEY_SECRET = 'test-api-key-secret';
export const MODEL_KEY = 'test-model-key';

/** One webhook as it was received. */
export interface Asked {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly params: Record<string, string>;
}

export type Answer = string | { status: number; type?: string; body?: string | Buffer };
/** A response that is never sent. */
export const HANG = 'hang';
type Route = (asked: Asked) => Answer | Promise<Answer>;

/** The customer's side: documents by path, media sockets, and a record of everything received. */
export class Customer {
  readonly asked: Asked[] = [];
  readonly sockets: { socket: WebSocket; request: IncomingMessage }[] = [];
  private readonly routes = new Map<string, Route>();
  private readonly watchers = new Set<() => void>();
  private readonly media = new WebSocketServer({ noServer: true });
  private onMedia: (socket: WebSocket, request: IncomingMessage) => void = () => undefined;
  url = '';

  private constructor(private readonly server: Server) {
    server.on('upgrade', (request, socket, head) =>
      this.media.handleUpgrade(request, socket, head, (ws) => {
        this.sockets.push({ socket: ws, request });
        this.onMedia(ws, request);
        this.look();
      }),
    );
  }

  static async open(): Promise<Customer> {
    const server = createServer((request, response) => void customer.serve(request, response));
    const customer = new Customer(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    customer.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return customer;
  }

  get wsUrl(): string {
    return this.url.replace('http', 'ws');
  }

  /** Serves the content of a `<Response>`, or whatever the function returns. */
  on(path: string, route: string | Route): this {
    this.routes.set(path, typeof route === 'string' ? () => document(route) : route);
    return this;
  }

  stream(handler: (socket: WebSocket, request: IncomingMessage) => void): this {
    this.onMedia = handler;
    return this;
  }

  to(path: string): Asked[] {
    return this.asked.filter((asked) => asked.path === path);
  }

  /** Waits until the predicate holds; it is checked after every request. */
  until(predicate: () => boolean, deadlineMs = 10_000): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        if (predicate()) finish(resolve);
      };
      const timer = setTimeout(
        () => finish(() => reject(new Error(`not seen; requests: ${this.asked.map(({ path }) => path).join(' ')}`))),
        deadlineMs,
      );
      const finish = (settle: () => void): void => {
        clearTimeout(timer);
        this.watchers.delete(look);
        settle();
      };
      this.watchers.add(look);
      look();
    });
  }

  async close(): Promise<void> {
    for (const client of this.media.clients) client.terminate();
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const part of request) body += String(part);
    const url = new URL(request.url ?? '/', this.url);
    const params = Object.fromEntries(new URLSearchParams(request.method === 'GET' ? url.search : body));
    const asked = {
      at: Date.now(),
      method: request.method ?? '',
      path: url.pathname,
      headers: request.headers,
      params,
    };
    this.asked.push(asked);
    const answer = (await this.routes.get(url.pathname)?.(asked)) ?? { status: 404 };
    this.look();
    if (answer === HANG) return;
    const { status = 200, type = 'text/xml', body: text = '' } = typeof answer === 'string' ? { body: answer } : answer;
    response.writeHead(status, { 'Content-Type': type });
    response.end(text);
  }

  /** Checks the pending predicates again, after something that was not a request. */
  look(): void {
    for (const watcher of [...this.watchers]) watcher();
  }
}

export function document(inside: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Response>${inside}</Response>`;
}

/**
 * Starts a carrier on which every number calls the customer's `/voice`. Voices talk fast, so that tests do not have to
 * wait.
 */
export function carrierFor(customer: Customer, options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  return startSandbox({
    accountSid: ACCOUNT_SID,
    authToken: AUTH_TOKEN,
    apiKeySid: API_KEY_SID,
    apiKeySecret: API_KEY_SECRET,
    voiceUrl: `${customer.url}/voice`,
    statusUrl: `${customer.url}/status`,
    appUrl: `${customer.url}/app`,
    modelKey: MODEL_KEY,
    sayMsPerChar: 5,
    callerMsPerChar: 5,
    ...options,
  });
}

export const CALLER = { from: '+12125550142', to: '+12125550100' };

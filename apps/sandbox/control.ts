import type { IncomingMessage, ServerResponse } from 'node:http';
import { FAULT_KINDS, type FaultKind } from './faults';
import type { Exchange } from './switchboard/exchange';

const MAX_BODY = 64 * 1024;
const LOOPBACK = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

type Body = Readonly<Record<string, unknown>>;

async function readJson(request: IncomingMessage): Promise<Body> {
  let body = '';
  for await (const part of request) {
    body += String(part);
    if (body.length > MAX_BODY) throw new Error('too large');
  }
  const value: unknown = JSON.parse(body || '{}');
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function textOf(body: Body, name: string): string | undefined {
  const value = body[name];
  return typeof value === 'string' ? value : undefined;
}

function numberOf(body: Body, name: string): number | undefined {
  const value = body[name];
  return typeof value === 'number' ? value : undefined;
}

/** The sandbox's own interface for tests and tools on this machine: reports what it does, and injects faults. */
export class Control {
  constructor(private readonly exchange: Exchange) {}

  serve(request: IncomingMessage, response: ServerResponse): void {
    if (!LOOPBACK.includes(request.socket.remoteAddress ?? '')) {
      answer(response, 403, { message: 'loopback only' });
      return;
    }
    this.route(request, response).catch(() => answer(response, 400, { message: 'bad request' }));
  }

  private async route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://sandbox');
    const key = `${request.method ?? 'GET'} ${pathname}`;
    if (key === 'GET /control/health') answer(response, 200, { status: 'ok', calls: this.exchange.calls.live().size });
    else if (key === 'GET /control/calls') answer(response, 200, { calls: this.calls(), alerts: this.exchange.alerts });
    else if (key === 'POST /control/faults') this.fault(await readJson(request), response);
    else if (key === 'DELETE /control/faults') {
      this.exchange.faults.clear();
      answer(response, 200, {});
    } else if (key === 'POST /control/numbers') this.number(await readJson(request), response);
    else answer(response, 404, { message: 'not found' });
  }

  private calls(): object[] {
    return this.exchange.calls.list().map(({ sid, status, verb, setup, createdAt, answeredAt, endedAt }) => {
      const { from, to, direction } = setup;
      return { sid, status, verb, from, to, direction, createdAt, answeredAt, endedAt };
    });
  }

  private fault(body: Body, response: ServerResponse): void {
    const kind = FAULT_KINDS.find((known): known is FaultKind => known === body['kind']);
    if (!kind) return answer(response, 400, { message: `kind must be one of ${FAULT_KINDS.join(' ')}` });
    const [target, count, ms] = [textOf(body, 'target'), numberOf(body, 'count'), numberOf(body, 'ms')];
    this.exchange.faults.add({
      kind,
      ...(target === undefined ? {} : { target }),
      ...(count === undefined ? {} : { count }),
      ...(ms === undefined ? {} : { ms }),
    });
    answer(response, 200, {});
  }

  private number(body: Body, response: ServerResponse): void {
    const [number, voiceUrl] = [textOf(body, 'number'), textOf(body, 'voiceUrl')];
    if (!number || !voiceUrl) return answer(response, 400, { message: 'number and voiceUrl are required' });
    const [statusUrl, fallbackUrl] = [textOf(body, 'statusUrl'), textOf(body, 'fallbackUrl')];
    this.exchange.route(number, { voiceUrl, statusUrl, fallbackUrl });
    answer(response, 200, {});
  }
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}

import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { SandboxOptions } from '../options';
import type { Exchange } from '../switchboard/exchange';
import { callRoutes } from './call-routes';
import { conferenceRoutes } from './conference-routes';
import { accountRoutes, queueRoutes, recordingRoutes } from './other-routes';
import { invalid, notFound, RestError, unauthorised } from './rest-error';
import { Router, type RestAnswer } from './router';
import { StartPace } from './start-pace';

const PREFIX = /^\/2010-04-01\/Accounts\/([^/.]+)(.*)$/;
const MAX_BODY = 256 * 1024;

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** The REST interface: it requires the account's token or an API key, and its errors carry Twilio's codes. */
export class RestDoor {
  private readonly router = new Router();

  constructor(
    private readonly exchange: Exchange,
    private readonly options: SandboxOptions,
  ) {
    const pace = new StartPace(options.callsPerSecond ?? 1);
    accountRoutes(this.router, exchange);
    callRoutes(this.router, exchange, pace, options);
    conferenceRoutes(this.router, exchange, pace, options);
    queueRoutes(this.router, exchange);
    recordingRoutes(this.router, exchange);
  }

  serve(request: IncomingMessage, response: ServerResponse): void {
    this.answer(request).then(
      (answer) => send(response, answer),
      (error: unknown) => {
        const known = error instanceof RestError ? error : new RestError(500, 20_500, 'Internal server error');
        send(response, { status: known.status, json: known.body() });
      },
    );
  }

  private async answer(request: IncomingMessage): Promise<RestAnswer> {
    const url = new URL(request.url ?? '/', 'http://sandbox');
    await this.faults(url.pathname);
    this.authenticate(request);
    const [, account, path] = PREFIX.exec(url.pathname) ?? [];
    const found = this.router.find(request.method ?? 'GET', path ?? '');
    if (account !== this.exchange.accountSid || !found) throw notFound(url.pathname);
    const form = new URLSearchParams(await readBody(request));
    const answer = await found.handler({ path: url.pathname, query: url.searchParams, form, parts: found.parts });
    if (this.exchange.faults.take('rest-lost', url.pathname)) throw new RestError(503, 20_503, 'Service unavailable');
    return answer;
  }

  private async faults(path: string): Promise<void> {
    const { faults } = this.exchange;
    const slow = faults.take('rest-slow', path);
    if (slow) await delay(slow.ms);
    if (faults.take('rest-5xx', path)) throw new RestError(503, 20_503, 'Service unavailable');
    if (faults.take('rest-429', path)) throw new RestError(429, 20_429, 'Too Many Requests');
  }

  private authenticate(request: IncomingMessage): void {
    const [scheme = '', value = ''] = (request.headers.authorization ?? '').split(' ');
    const { accountSid, authToken, apiKeySid, apiKeySecret } = this.options;
    const given = scheme.toLowerCase() === 'basic' ? Buffer.from(value, 'base64').toString('utf8') : '';
    if (!same(given, `${accountSid}:${authToken}`) && !same(given, `${apiKeySid}:${apiKeySecret}`))
      throw unauthorised();
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request) {
    body += String(part);
    if (body.length > MAX_BODY) throw invalid(20_001, 'The request is too large');
  }
  return body;
}

function send(response: ServerResponse, answer: RestAnswer): void {
  if ('wav' in answer) response.writeHead(200, { 'Content-Type': 'audio/x-wav' }).end(answer.wav);
  else if ('json' in answer) {
    response.writeHead(answer.status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer.json));
  } else response.writeHead(204).end();
}

import { request as plainRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as tlsRequest } from 'node:https';
import type { RetryCause } from './target';

export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly bytes: Buffer;
}

export interface HttpQuestion {
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string | null;
  readonly connectMs: number;
  readonly readMs: number;
  /** The longest response that is accepted; the limit of a document by default. */
  readonly mostBytes?: number;
}

/**
 * No usable response was received: `ct` not connected, `rt` connected but no response in time, `broken` cut off in
 * between.
 */
export class NoAnswer extends Error {
  constructor(
    readonly reason: RetryCause | 'broken',
    detail: string,
  ) {
    super(detail);
  }
}

/** The carrier rejects documents above 64 kB. */
const MAX_BODY = 64 * 1024;

/** Makes one HTTP request on a new connection, with separate limits for connecting and for the response. */
export function exchange(question: HttpQuestion): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const secure = question.url.startsWith('https:');
    let connected = false;
    const call = (secure ? tlsRequest : plainRequest)(question.url, {
      method: question.method,
      headers: question.headers,
      agent: false,
    });
    let timer = setTimeout(() => fail(new NoAnswer('ct', 'connect timeout')), question.connectMs);
    const settle = (): void => clearTimeout(timer);
    const fail = (error: NoAnswer): void => {
      settle();
      call.destroy();
      reject(error);
    };
    onConnected(call, secure, () => {
      connected = true;
      clearTimeout(timer);
      timer = setTimeout(() => fail(new NoAnswer('rt', 'read timeout')), question.readMs);
    });
    call.on('error', (error) => fail(new NoAnswer(connected ? 'broken' : 'ct', error.message)));
    call.on('response', (response) => {
      readBody(response, question.mostBytes ?? MAX_BODY).then(
        (bytes) => {
          settle();
          const contentType = response.headers['content-type'] ?? '';
          resolve({ status: response.statusCode ?? 0, contentType, body: bytes.toString('utf8'), bytes });
        },
        (error: Error) => fail(new NoAnswer('broken', error.message)),
      );
    });
    call.end(question.body ?? undefined);
  });
}

function onConnected(call: ClientRequest, secure: boolean, then: () => void): void {
  call.on('socket', (socket) => {
    if (!socket.connecting) then();
    else socket.once(secure ? 'secureConnect' : 'connect', then);
  });
}

async function readBody(response: IncomingMessage, most: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response) {
    const bytes = Buffer.from(part as Uint8Array);
    size += bytes.length;
    if (size > most) throw new Error(`response larger than ${most} bytes`);
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

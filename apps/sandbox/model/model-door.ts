import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { RealtimeSession, type ModelSetup } from './realtime-session';

/** The API accepts appends of 15 MiB. */
const MAX_PAYLOAD = 16 * 1024 * 1024;

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function refusal(status: string, type: string, code: string, message: string): string {
  const body = JSON.stringify({ error: { message, type, param: null, code } });
  return `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`;
}

/** Accepts clients at `/v1/realtime?model=…` with a bearer key, as the API does. */
export class ModelDoor {
  /** Sessions started so far. */
  begun = 0;
  readonly sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: MAX_PAYLOAD });

  constructor(
    private readonly key: string,
    private readonly setup: ModelSetup,
  ) {}

  open(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const model = new URL(request.url ?? '/', 'http://model').searchParams.get('model');
    const problem = this.refuse(request, model);
    if (problem !== null || model === null) {
      socket.end(problem ?? '');
      return;
    }
    const accept = (): void => {
      this.begun += 1;
      this.sockets.handleUpgrade(request, socket, head, (ws) => void new RealtimeSession(ws, model, this.setup));
    };
    const late = this.setup.faults.take('model-late');
    if (late) setTimeout(accept, late.ms);
    else accept();
  }

  private refuse(request: IncomingMessage, model: string | null): string | null {
    const { faults } = this.setup;
    if (faults.take('model-429')) {
      return refusal('429 Too Many Requests', 'requests', 'rate_limit_exceeded', 'Rate limit reached.');
    }
    if (faults.take('model-401') || !same(request.headers.authorization ?? '', `Bearer ${this.key}`)) {
      return refusal('401 Unauthorized', 'invalid_request_error', 'invalid_api_key', 'Incorrect API key provided.');
    }
    if (request.headers['openai-beta']) {
      return refusal(
        '400 Bad Request',
        'invalid_request_error',
        'beta_api_shape_disabled',
        'The Realtime Beta API is no longer available.',
      );
    }
    return model
      ? null
      : refusal('400 Bad Request', 'invalid_request_error', 'missing_model', 'You must provide a model.');
  }
}

import { WebSocket, type RawData } from 'ws';
import type { Sandbox } from '../index';
import { MODEL_KEY } from './customer';

/** Returns the text of a socket's message. */
export function textOf(data: RawData): string {
  return Buffer.isBuffer(data) ? data.toString('utf8') : '';
}

export type ModelEvent = Readonly<Record<string, unknown>> & { type: string };

export const TELEPHONE_SESSION = {
  type: 'realtime',
  instructions: 'You are the receptionist. Speak only English.',
  output_modalities: ['audio'],
  audio: {
    input: {
      format: { type: 'audio/pcmu' },
      transcription: { model: 'gpt-realtime-whisper' },
      turn_detection: {
        type: 'server_vad',
        silence_duration_ms: 200,
        create_response: false,
        interrupt_response: false,
      },
    },
    output: { format: { type: 'audio/pcmu' }, voice: 'marin' },
  },
};

/** A client of the scripted model that keeps all events and waits for the next one that matches. */
export class ModelClient {
  readonly events: ModelEvent[] = [];
  readonly raw: string[] = [];
  closed: { code: number; reason: string } | null = null;
  private readonly watchers = new Set<() => void>();

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => {
      const text = textOf(data);
      this.raw.push(text);
      try {
        this.events.push(JSON.parse(text) as ModelEvent);
      } catch {
        this.raw.push('malformed');
      }
      this.look();
    });
    socket.on('close', (code, reason) => {
      this.closed = { code, reason: String(reason) };
      this.look();
    });
  }

  /** @returns the client, or the HTTP status with which it was rejected */
  static open(sandbox: Sandbox, key = MODEL_KEY, headers: Record<string, string> = {}): Promise<ModelClient | number> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(`${sandbox.wsUrl}/v1/realtime?model=gpt-realtime-2.1`, {
        headers: { Authorization: `Bearer ${key}`, ...headers },
        perMessageDeflate: false,
      });
      const client = new ModelClient(socket);
      socket.on('open', () => resolve(client));
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
      socket.on('error', reject);
    });
  }

  static async ready(sandbox: Sandbox, session: object = {}): Promise<ModelClient> {
    const client = await ModelClient.open(sandbox);
    if (typeof client === 'number') throw new Error(`refused with ${client}`);
    client.send({ type: 'session.update', session: { ...TELEPHONE_SESSION, ...session } });
    await client.event('session.updated');
    return client;
  }

  send(event: object): void {
    this.socket.send(JSON.stringify(event));
  }

  of(type: string): ModelEvent[] {
    return this.events.filter((event) => event.type === type);
  }

  /** Returns the nth event of a type, counted from one. */
  async event(type: string, nth = 1): Promise<ModelEvent> {
    await this.until(() => this.of(type).length >= nth);
    const found = this.of(type)[nth - 1];
    if (!found) throw new Error('unreachable: the event was just seen');
    return found;
  }

  until(predicate: () => boolean, deadlineMs = 8_000): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        if (predicate()) finish(resolve);
      };
      const timer = setTimeout(
        () => finish(() => reject(new Error(`not seen in ${this.events.map(({ type }) => type).join(' ')}`))),
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

  private look(): void {
    for (const watcher of [...this.watchers]) watcher();
  }
}

/** Returns a field deep inside an event. */
export function inside(value: unknown, ...path: (string | number)[]): unknown {
  let found: unknown = value;
  for (const key of path) found = (found as Record<string | number, unknown> | undefined)?.[key];
  return found;
}

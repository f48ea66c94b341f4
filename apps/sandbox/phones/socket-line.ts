import { WebSocket, type RawData } from 'ws';
import type { Line, LineEvent } from '../switchboard/line';
import { Quality } from './quality';

const REPORT_MS = 1_000;
/** A phone that does not read is sent at most one second of audio ahead. */
const MAX_BUFFERED = 16_000;

export type Message = Readonly<Record<string, unknown>>;

/** A phone at the other end of a WebSocket: text frames are JSON, binary frames are audio. */
export class SocketLine implements Line {
  private readonly quality = new Quality();
  private readonly timer: NodeJS.Timeout;
  muted = false;

  constructor(
    private readonly socket: WebSocket,
    private readonly hooks: { message(message: Message): void; sound(frame: Buffer): void; gone(): void },
  ) {
    socket.on('message', (data: RawData, isBinary: boolean) => this.receive(data, isBinary));
    socket.on('close', () => {
      clearInterval(this.timer);
      hooks.gone();
    });
    socket.on('error', () => socket.terminate());
    this.timer = setInterval(() => this.report(), REPORT_MS);
  }

  private sounding = false;

  /** Starts or stops the quality reports, which exist only during a call. */
  sound(on: boolean): void {
    this.sounding = on;
  }

  frame(frame: Buffer): void {
    if (this.socket.readyState !== WebSocket.OPEN || this.socket.bufferedAmount > MAX_BUFFERED) return;
    this.quality.left();
    this.socket.send(frame, { binary: true });
  }

  event(event: LineEvent): void {
    this.tell(event);
  }

  tell(message: object): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  refuse(message: object): void {
    this.tell(message);
    this.socket.close(4401);
  }

  private receive(data: RawData, isBinary: boolean): void {
    if (!Buffer.isBuffer(data)) return;
    if (isBinary) {
      this.quality.arrived();
      if (!this.muted) this.hooks.sound(data);
      return;
    }
    const message = parse(data);
    if (!message) this.tell({ type: 'error', message: 'not a JSON object' });
    else if (message['type'] === 'ping') this.tell({ type: 'pong', id: message['id'], at: Date.now() });
    else this.hooks.message(message);
  }

  private report(): void {
    if (this.sounding) this.tell({ type: 'quality', ...this.quality.report() });
  }
}

function parse(data: Buffer): Message | null {
  try {
    const value: unknown = JSON.parse(data.toString('utf8'));
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : null;
  } catch {
    return null;
  }
}

/** Returns a text field of a message, or an empty string. */
export function text(message: Message, name: string): string {
  const value = message[name];
  return typeof value === 'string' ? value : '';
}

import type { RealtimeClientEvent, SessionUpdateEvent } from 'openai/resources/realtime/realtime';
import { WebSocket, type RawData } from 'ws';
import { classifyRefusal, classifyStatus } from './error-class';
import { ModelFault } from './model-fault';
import { findAudioDelta, usualDelta, type AudioDelta } from './model-frames';
import { readServerEvent, type ServerEvent } from './server-events';

/** In milliseconds. */
interface ModelTimeouts {
  readonly connect: number;
  readonly sessionUpdated: number;
  readonly ping: number;
}

const modelTimeouts: ModelTimeouts = { connect: 3_000, sessionUpdated: 3_000, ping: 15_000 };

/** The listener of a model leg. Audio frames are passed as received, with the position of their payload. */
export interface ModelListener {
  audio(frame: Buffer, delta: AudioDelta): void;
  event(event: ServerEvent): void;
  malformed(): void;
  /** The session has ended without being closed by us. */
  lost(fault: ModelFault): void;
}

export interface ModelOptions {
  readonly url: string;
  readonly apiKey: string;
  /** The session as it must be configured before any audio flows. */
  readonly session: SessionUpdateEvent;
  readonly timeouts?: Partial<ModelTimeouts>;
}

/** One Realtime session over one socket. */
export class ModelLeg {
  private readonly socket: WebSocket;
  private readonly delta: AudioDelta = { responseId: '', itemId: '', start: 0, end: 0 };
  private readonly timeouts: ModelTimeouts;
  private opened: { resolve: () => void; reject: (fault: ModelFault) => void } | null = null;
  private deadline: NodeJS.Timeout | null = null;
  private heartbeat: NodeJS.Timeout | null = null;
  private answered = true;
  private over = false;

  constructor(
    private readonly options: ModelOptions,
    private listener: ModelListener,
  ) {
    this.timeouts = { ...modelTimeouts, ...options.timeouts };
    this.socket = new WebSocket(options.url, {
      headers: { Authorization: `Bearer ${options.apiKey}` },
      perMessageDeflate: false,
      skipUTF8Validation: true,
      handshakeTimeout: this.timeouts.connect,
      maxPayload: 16 * 1024 * 1024,
    });
    this.listen();
  }

  /** Resolves once the session is configured as requested; rejects with a `ModelFault`. */
  ready(): Promise<void> {
    this.expect(this.timeouts.connect, 'connect_timeout');
    return new Promise((resolve, reject) => {
      this.opened = { resolve, reject };
    });
  }

  /** Hands the session over to the listener that uses it from here on. */
  handTo(listener: ModelListener): void {
    this.listener = listener;
  }

  /** True once the session has been lost or closed. */
  get isOver(): boolean {
    return this.over;
  }

  send(event: RealtimeClientEvent): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(event));
  }

  /** Writes a complete frame as it is. */
  write(frame: Buffer): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(frame, asText);
  }

  /** Bytes that the model has not accepted yet. */
  get behind(): number {
    return this.socket.bufferedAmount;
  }

  close(): void {
    this.finish();
    this.socket.close(1000);
    if (this.socket.readyState === WebSocket.CONNECTING) this.socket.terminate();
  }

  private listen(): void {
    this.socket.on('open', () => {
      this.expect(this.timeouts.sessionUpdated, 'session_timeout');
      this.send(this.options.session);
      this.heartbeat = setInterval(() => this.beat(), this.timeouts.ping);
    });
    this.socket.on('message', (data) => this.take(data));
    this.socket.on('pong', () => (this.answered = true));
    this.socket.on('unexpected-response', (request, response) => {
      const status = response.statusCode ?? 0;
      request.destroy();
      this.fail(new ModelFault(`http_${status}`, classifyStatus(status)));
    });
    this.socket.on('error', () => this.fail(new ModelFault('socket_error', 'retryable')));
    this.socket.on('close', (code) => this.fail(new ModelFault(`closed_${code}`, 'retryable')));
  }

  private take(data: RawData): void {
    const frame = data as Buffer;
    if (this.over) return;
    if (findAudioDelta(frame, this.delta)) return this.listener.audio(frame, this.delta);
    const read = readServerEvent(frame.toString('utf8'));
    if (read.kind === 'malformed') return this.listener.malformed();
    if (read.kind !== 'event') return;
    if (read.event.type === 'response.output_audio.delta') return this.takeUnusual(read.event);
    this.takeEvent(read.event);
  }

  /** Handles audio that was not found by position. */
  private takeUnusual(event: Extract<ServerEvent, { type: 'response.output_audio.delta' }>): void {
    const frame = usualDelta(event);
    if (findAudioDelta(frame, this.delta)) this.listener.audio(frame, this.delta);
    else this.listener.malformed();
  }

  private takeEvent(event: ServerEvent): void {
    if (this.opened === null) return this.listener.event(event);
    if (event.type === 'session.updated') return this.sessionUpdated(event);
    if (event.type !== 'error') return;
    const { code = null, type = null } = event.error;
    this.fail(new ModelFault(code ?? 'session_refused', classifyRefusal(code, type)));
  }

  private sessionUpdated(event: Extract<ServerEvent, { type: 'session.updated' }>): void {
    const { input, output } = event.session.audio ?? {};
    const formats = [input?.format?.type, output?.format?.type];
    if (formats.some((format) => format !== 'audio/pcmu')) return this.fail(new ModelFault('wrong_format', 'fatal'));
    this.clearDeadline();
    const opened = this.opened;
    this.opened = null;
    opened?.resolve();
  }

  /** A socket that answers no ping for a whole interval is dead, even if it was never closed. */
  private beat(): void {
    if (!this.answered) return this.fail(new ModelFault('no_pong', 'retryable'));
    this.answered = false;
    this.socket.ping();
  }

  private fail(fault: ModelFault): void {
    if (this.over) return;
    this.finish();
    this.socket.terminate();
    const opened = this.opened;
    this.opened = null;
    if (opened) opened.reject(fault);
    else this.listener.lost(fault);
  }

  private finish(): void {
    this.over = true;
    this.clearDeadline();
    if (this.heartbeat) clearInterval(this.heartbeat);
  }

  private expect(ms: number, reason: string): void {
    this.clearDeadline();
    this.deadline = setTimeout(() => this.fail(new ModelFault(reason, 'retryable')), ms);
  }

  private clearDeadline(): void {
    if (this.deadline) clearTimeout(this.deadline);
    this.deadline = null;
  }
}

const asText = { binary: false } as const;

import type { Board } from '../switchboard/board';
import type { Call } from '../switchboard/call';
import type { FaultKind } from '../faults';
import { newSid } from '../wire/sids';
import { MediaSocket, type SocketEnd } from './media-socket';
import { Playout } from './playout';

export interface StreamSetup {
  readonly url: string;
  readonly parameters: Readonly<Record<string, string>>;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function textOf(value: unknown, key: string): string | null {
  if (!isRecord(value)) return null;
  const found = value[key];
  return typeof found === 'string' ? found : null;
}

/** A bidirectional Media Stream: 20 ms frames both ways in real time, over one socket to the customer. */
export class StreamSession {
  readonly sid = newSid('MZ');
  private readonly playout: Playout;
  private readonly socket: MediaSocket;
  private readonly deaf: () => void;
  private readonly unwatch: () => void;
  private sequence = 0;
  private chunk = 0;
  private startedAt = 0;
  private complained = false;
  private stalled = false;
  private lateMs = 0;
  private readonly source = (): Buffer | null => (this.startedAt === 0 ? null : this.playout.next());

  constructor(
    private readonly board: Board,
    private readonly call: Call,
    private readonly setup: StreamSetup,
    private readonly report: { started(): void; ended(end: SocketEnd): void },
  ) {
    this.playout = new Playout((name) => this.send('mark', { mark: { name } }));
    this.deaf = call.leg.listen({ frame: (frame) => this.media(frame), digit: (digit) => this.digit(digit) });
    this.unwatch = board.faults.watch((kind) => this.fault(kind));
    this.socket = new MediaSocket(board, call.sid, setup.url, {
      opened: () => this.begin(),
      message: (text) => this.message(text),
      ended: (end) => this.finish(end),
    });
  }

  /** The carrier ends the stream: a stop message, then a close handshake. */
  leave(): void {
    this.send('stop', { stop: { accountSid: this.board.accountSid, callSid: this.call.sid } });
    this.socket.close();
    this.release();
  }

  private begin(): void {
    this.call.leg.attach(this.source);
    this.startedAt = Date.now();
    this.call.leg.attended = true;
    this.socket.send(JSON.stringify({ event: 'connected', protocol: 'Call', version: '1.0.0' }));
    this.send('start', {
      start: {
        accountSid: this.board.accountSid,
        streamSid: this.sid,
        callSid: this.call.sid,
        tracks: ['inbound'],
        mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
        customParameters: this.setup.parameters,
      },
    });
    this.report.started();
    for (const kind of ['media-close', 'media-reset', 'media-stall', 'media-slow'] as const) this.fault(kind);
  }

  /** Sends one 20 ms frame to the server, serialized by hand because this is the line's hot path. */
  private media(frame: Buffer): void {
    if (this.startedAt === 0 || this.stalled) return;
    this.sequence += 1;
    this.chunk += 1;
    const timestamp = (this.chunk - 1) * 20;
    const text = `{"event":"media","sequenceNumber":"${this.sequence}","media":{"track":"inbound","chunk":"${this.chunk}","timestamp":"${timestamp}","payload":"${frame.toString('base64')}"},"streamSid":"${this.sid}"}`;
    this.transmit(text);
  }

  private digit(digit: string): void {
    if (this.startedAt !== 0) this.send('dtmf', { dtmf: { track: 'inbound_track', digit } });
  }

  private send(event: string, body: Record<string, unknown>): void {
    this.sequence += 1;
    this.transmit(JSON.stringify({ event, sequenceNumber: String(this.sequence), ...body, streamSid: this.sid }));
  }

  private transmit(text: string): void {
    if (this.lateMs === 0) this.socket.send(text);
    else setTimeout(() => this.socket.send(text), this.lateMs);
  }

  private message(text: string): void {
    let parsed: unknown;
    try {
      parsed = JSON.parse(text);
    } catch {
      this.complain('not JSON');
      return;
    }
    if (!isRecord(parsed) || parsed['streamSid'] !== this.sid) this.complain('wrong streamSid');
    else if (parsed['event'] === 'media') this.sound(parsed['media']);
    else if (parsed['event'] === 'mark') this.mark(parsed['mark']);
    else if (parsed['event'] === 'clear') this.clear();
    else this.complain('unknown event');
  }

  private sound(media: unknown): void {
    const payload = textOf(media, 'payload');
    if (payload === null) this.complain('media message without payload');
    else if (!this.playout.add(Buffer.from(payload, 'base64'))) {
      this.board.alert(31_930, this.call.sid, 'buffer overflow');
    }
  }

  private mark(mark: unknown): void {
    const name = textOf(mark, 'name');
    if (name === null) this.complain('mark message without name');
    else this.playout.mark(name);
  }

  private clear(): void {
    this.playout.clear();
    this.call.leg.cutCaption();
  }

  /** Reports an invalid message once per stream. */
  private complain(detail: string): void {
    if (this.complained) return;
    this.complained = true;
    this.board.alert(31_951, this.call.sid, detail);
  }

  private fault(kind: FaultKind): void {
    if (!kind.startsWith('media-') || kind === 'media-refuse' || this.startedAt === 0) return;
    const fault = this.board.faults.take(kind, this.call.sid, this.setup.url);
    if (!fault) return;
    if (kind === 'media-close') this.socket.close();
    if (kind === 'media-reset') this.socket.reset();
    if (kind === 'media-slow') this.lateMs = fault.ms;
    if (kind === 'media-stall') this.stall(fault.ms);
  }

  private stall(ms: number): void {
    this.stalled = true;
    this.socket.hold();
    setTimeout(() => {
      this.stalled = false;
      this.socket.resume();
    }, ms);
  }

  private finish(end: SocketEnd): void {
    this.release();
    this.report.ended(end);
  }

  private release(): void {
    this.call.leg.attended = false;
    this.deaf();
    this.unwatch();
    this.call.leg.detach(this.source);
  }
}

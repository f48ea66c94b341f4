import type { Line, LineEvents } from './line';
import { LineAudio } from './line-audio';
import type { SandboxMessage } from './sandbox-messages';
import { SandboxSocket } from './sandbox-socket';
import { Signals } from './signals';

/** The carrier's code for a broken connection (Twilio 31005). */
const CONNECTION_LOST = 31005;

/** An agent's line on the sandbox carrier. */
export class SandboxLine implements Line {
  readonly events = new Signals<LineEvents>();
  private socket: SandboxSocket | null = null;
  private audio: LineAudio | null = null;
  private muted = false;
  private inCall = false;
  private settleRegister: ((refused: Error | null) => void) | null = null;

  /** @param url the sandbox's `/device` endpoint. */
  constructor(private readonly url: string) {}

  async register(token: string): Promise<void> {
    this.socket?.close();
    this.socket = await SandboxSocket.open(this.url, this.events, (message) => this.take(message), this.lost);
    await new Promise<void>((resolve, reject) => {
      this.settleRegister = (refused) => (refused ? reject(refused) : resolve());
      this.socket?.send({ type: 'register', token });
    });
  }

  /** The sandbox checks a token only when a line registers. */
  renew(): void {
    return undefined;
  }

  async connect(params: Record<string, string>): Promise<void> {
    this.inCall = true;
    this.muted = false;
    this.events.emit('call', { status: 'connecting', code: null });
    try {
      this.audio = await LineAudio.open({ microphone: true });
    } catch (error) {
      this.inCall = false;
      throw error;
    }
    this.socket?.attach(this.audio);
    this.socket?.send({ type: 'connect', params });
  }

  disconnect(): void {
    this.socket?.send({ type: 'disconnect' });
    this.end({ status: 'completed', code: null });
  }

  mute(on: boolean): void {
    this.muted = on;
    this.audio?.mute(on);
    this.socket?.send({ type: 'mute', muted: on });
  }

  digits(digits: string): void {
    this.socket?.send({ type: 'digits', digits });
  }

  close(): void {
    this.socket?.close();
    this.socket = null;
    this.events.clear();
  }

  private readonly lost = (): void => {
    this.socket = null;
    this.settle(new Error('The carrier closed the line'));
    this.end({ status: 'failed', code: CONNECTION_LOST });
    this.events.emit('registration', 'lost');
  };

  private take(message: SandboxMessage): void {
    if (message.type === 'registered') {
      this.settle(null);
      this.events.emit('registration', 'registered');
    } else if (message.type === 'error') {
      this.settle(new Error(`The carrier refused the line (${message.code ?? 'no code'})`));
    } else if (message.type === 'call') {
      this.follow(message);
    } else if (message.type === 'speak') {
      this.events.emit('spoken', message);
    } else if (message.type === 'speak-stop') {
      this.events.emit('spokenStop', message);
    } else if (message.type === 'music') {
      this.events.emit('music', message.on);
    }
  }

  private follow({ status, code }: Extract<SandboxMessage, { type: 'call' }>): void {
    if (status === 'completed' || status === 'failed') {
      this.end({ status, code });
      return;
    }
    if (status === 'in-progress') {
      this.socket?.answered();
      if (this.muted) this.mute(true);
    }
    this.events.emit('call', { status, code });
  }

  private settle(refused: Error | null): void {
    this.settleRegister?.(refused);
    this.settleRegister = null;
  }

  private end(call: LineEvents['call']): void {
    this.socket?.hangUp();
    this.audio?.close();
    this.audio = null;
    if (!this.inCall) return;
    this.inCall = false;
    this.events.emit('call', call);
  }
}

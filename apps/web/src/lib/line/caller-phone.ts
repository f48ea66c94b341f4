import type { LineEvents } from './line';
import { LineAudio } from './line-audio';
import type { PhoneStatus, SandboxMessage } from './sandbox-messages';
import { SandboxSocket } from './sandbox-socket';
import { Signals } from './signals';

export interface PhoneEvents extends Pick<LineEvents, 'quality' | 'level' | 'spoken' | 'spokenStop' | 'music'> {
  status: { status: PhoneStatus; reason: string | null };
  /** The carrier verb that the call is in, e.g. `Gather`, `Connect`, `Enqueue`, `Dial`. */
  verb: string;
  /** What the other side is waiting for: words, keys or both; null when it is not waiting. */
  listening: { input: string } | null;
}

/**
 * True when the microphone should be sent: to a person or a recorder. The sandbox's receptionist understands typed
 * or recognized words, and sound alone would only interrupt it.
 */
const OPEN_MICROPHONE: Record<string, boolean> = {
  Dial: true,
  Record: true,
  Gather: false,
  Connect: false,
  Enqueue: false,
};

const OVER: PhoneStatus[] = ['completed', 'busy', 'failed', 'no-answer'];

/** A caller's phone on the sandbox carrier. */
export class CallerPhone {
  readonly events = new Signals<PhoneEvents>();
  private socket: SandboxSocket | null = null;
  private audio: LineAudio | null = null;
  private loudness = 1;
  private muted = false;
  private listenedTo = false;

  /** @param url the sandbox's `/phone` endpoint. */
  constructor(private readonly url: string) {}

  /** Dials. Rejects when the carrier or the microphone is not available. */
  async dial(from: string, to: string, options: { microphone: boolean }): Promise<void> {
    this.hangUp();
    this.muted = false;
    const audio = await LineAudio.open(options);
    try {
      this.socket = await SandboxSocket.open(
        this.url,
        this.events,
        (message) => this.take(message),
        () => this.over({ status: 'failed', reason: null }),
      );
    } catch (error) {
      audio.close();
      throw error;
    }
    audio.loudness(this.loudness);
    this.audio = audio;
    this.listen(false);
    this.socket.attach(audio);
    this.socket.send({ type: 'dial', from, to });
  }

  say(text: string, language: 'en' | 'es'): void {
    this.socket?.send({ type: 'say', text, language });
  }

  digits(digits: string): void {
    this.socket?.send({ type: 'digits', digits });
  }

  mute(on: boolean): void {
    this.muted = on;
    this.listen(this.listenedTo);
  }

  /** Sets how loud this phone plays, 0 to 1; applies to the next call too. */
  setLoudness(level: number): void {
    this.loudness = level;
    this.audio?.loudness(level);
  }

  /** Subscribes to the levels, which arrive ten times a second. */
  readonly onLevel = (listener: (level: PhoneEvents['level']) => void): (() => void) =>
    this.events.on('level', listener);

  hangUp(): void {
    if (!this.socket) return;
    this.socket.send({ type: 'hangup' });
    this.over({ status: 'completed', reason: null });
  }

  close(): void {
    this.hangUp();
  }

  private listen(on: boolean): void {
    this.listenedTo = on;
    this.audio?.mute(this.muted || !on);
  }

  private take(message: SandboxMessage): void {
    if (message.type === 'verb') {
      this.listen(OPEN_MICROPHONE[message.verb] ?? this.listenedTo);
      this.events.emit('verb', message.verb);
    } else if (message.type === 'status') this.follow(message);
    else if (message.type === 'speak') this.events.emit('spoken', message);
    else if (message.type === 'speak-stop') {
      this.audio?.flush();
      this.events.emit('spokenStop', message);
    } else if (message.type === 'music') this.events.emit('music', message.on);
    else if (message.type === 'listening') this.events.emit('listening', { input: message.input });
    else if (message.type === 'listening-stop') this.events.emit('listening', null);
  }

  private follow(status: PhoneEvents['status']): void {
    if (OVER.includes(status.status)) {
      this.over(status);
      return;
    }
    if (status.status === 'in-progress') this.socket?.answered();
    this.events.emit('status', status);
  }

  private over(status: PhoneEvents['status']): void {
    if (!this.socket) return;
    this.socket.close();
    this.socket = null;
    this.audio = null;
    this.events.emit('listening', null);
    this.events.emit('music', false);
    this.events.emit('status', status);
  }
}

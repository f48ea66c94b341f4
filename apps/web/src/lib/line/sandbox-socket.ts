import { QualityMeter } from './quality';
import type { LineAudio } from './line-audio';
import type { LineEvents } from './line';
import { FRAME_BYTES } from './mu-law';
import { parseSandboxMessage, type SandboxMessage } from './sandbox-messages';
import type { Teller } from './signals';

/** How long the carrier may take to accept a connection, ms. */
const OPEN_MS = 5000;
const PING_EVERY_MS = 2000;

/** The meter's 0, dBFS: the level of a quiet room. */
const FLOOR_DB = -60;

/** The meter position for a root mean square of 0..1. */
function meterOf(rms: number): number {
  return Math.min(1, Math.max(0, 1 - (20 * Math.log10(rms)) / FLOOR_DB));
}

/** The two audio events that lines and phones share. */
type SoundEvents = Pick<LineEvents, 'quality' | 'level'>;

/** One connection to the sandbox carrier: text frames are messages, binary frames are 20 ms of audio. */
export class SandboxSocket {
  private readonly meter = new QualityMeter();
  private audio: LineAudio | null = null;
  private sounding = false;
  private levels = { sent: 0, received: 0 };
  private pinging: ReturnType<typeof setInterval> | undefined;
  private pinged = { id: 0, at: 0 };

  private constructor(
    private readonly socket: WebSocket,
    private readonly sounds: Teller<SoundEvents>,
    private readonly onMessage: (message: SandboxMessage) => void,
    onClose: () => void,
  ) {
    socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => this.take(data);
    socket.onclose = () => {
      this.hangUp();
      onClose();
    };
  }

  /** Rejects when the carrier does not accept the connection within 5 s. */
  static open(
    url: string,
    sounds: Teller<SoundEvents>,
    onMessage: (message: SandboxMessage) => void,
    onClose: () => void,
  ): Promise<SandboxSocket> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(url);
      socket.binaryType = 'arraybuffer';
      const fail = (): void => {
        clearTimeout(deadline);
        socket.onclose = null;
        socket.close();
        reject(new Error('The carrier did not respond'));
      };
      const deadline = setTimeout(fail, OPEN_MS);
      socket.onerror = fail;
      socket.onopen = () => {
        clearTimeout(deadline);
        socket.onerror = null;
        resolve(new SandboxSocket(socket, sounds, onMessage, onClose));
      };
    });
  }

  send(message: object): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  /** Connects microphone and speaker to this connection until `hangUp`. */
  attach(audio: LineAudio): void {
    this.audio = audio;
    audio.events.on('frame', (frame) => {
      if (this.sounding && this.socket.readyState === WebSocket.OPEN) this.socket.send(frame);
    });
    audio.events.on('sent', (sent) => this.showLevel({ sent: meterOf(sent) }));
    audio.events.on('received', (received) => this.showLevel({ received: meterOf(received) }));
    audio.events.on('figures', (figures) => {
      this.sounds.emit('quality', this.meter.receive(figures, performance.now()));
    });
  }

  /** The call is answered: audio is sent from now on. */
  answered(): void {
    if (this.sounding) return;
    this.sounding = true;
    this.ping();
    this.pinging = setInterval(() => this.ping(), PING_EVERY_MS);
  }

  hangUp(): void {
    this.sounding = false;
    clearInterval(this.pinging);
    this.audio?.close();
    this.audio = null;
  }

  close(): void {
    this.hangUp();
    this.socket.onclose = null;
    this.socket.close();
  }

  private take(data: string | ArrayBuffer): void {
    if (typeof data !== 'string') {
      if (data.byteLength === FRAME_BYTES) this.audio?.play(data);
      return;
    }
    const message = parseSandboxMessage(data);
    if (message?.type === 'pong' && message.id === `${this.pinged.id}`) {
      this.meter.ping(performance.now() - this.pinged.at);
    } else if (message?.type === 'quality') {
      this.sounds.emit('quality', this.meter.report(message, performance.now()));
    } else if (message) {
      this.onMessage(message);
    }
  }

  private showLevel(change: Partial<LineEvents['level']>): void {
    this.levels = { ...this.levels, ...change };
    this.sounds.emit('level', this.levels);
  }

  private ping(): void {
    this.pinged = { id: this.pinged.id + 1, at: performance.now() };
    this.send({ type: 'ping', id: `${this.pinged.id}` });
  }
}

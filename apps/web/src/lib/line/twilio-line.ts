import { Call, Device } from '@twilio/voice-sdk';
import type { Line, LineCallStatus, LineEvents, Quality } from './line';
import { MicrophoneUnavailable, type Obstacle } from './microphone';
import { Signals } from './signals';
import { warningWord } from './twilio-quality';

/** Microphone faults of the carrier's SDK (Twilio error codes). */
const OBSTACLES: Record<number, Obstacle> = { 31401: 'microphone-denied', 31402: 'microphone-busy' };

/** An agent's line on Twilio's network; loaded only where that carrier serves. */
export class TwilioLine implements Line {
  readonly events = new Signals<LineEvents>();
  private device: Device | null = null;
  private call: Call | null = null;
  private readonly warnings = new Set<string>();

  /**
   * The device is not registered for incoming calls: an agent dials in with the offer's token, so a browser can never
   * be busy and the token grants nothing incoming.
   */
  register(token: string): Promise<void> {
    this.device?.removeAllListeners();
    this.device?.destroy();
    this.device = new Device(token, {
      codecPreferences: [Call.Codec.Opus, Call.Codec.PCMU],
      closeProtection: true,
      enableImprovedSignalingErrorPrecision: true,
    });
    // An error of the device itself is cured by signing on with a new token; one of a call is the call's own.
    this.device.on('error', () => {
      if (!this.call) this.events.emit('registration', 'lost');
    });
    this.device.on('destroyed', () => this.events.emit('registration', 'lost'));
    this.events.emit('registration', 'registered');
    return Promise.resolve();
  }

  renew(token: string): void {
    this.device?.updateToken(token);
  }

  async connect(params: Record<string, string>): Promise<void> {
    if (!this.device) throw new Error('The line is not registered');
    this.warnings.clear();
    this.tell('connecting');
    try {
      this.call = await this.device.connect({ params });
    } catch (error) {
      const code = codeOf(error);
      const obstacle = code === null ? undefined : OBSTACLES[code];
      throw obstacle ? new MicrophoneUnavailable(obstacle) : error;
    }
    this.follow(this.call);
  }

  disconnect(): void {
    this.call?.disconnect();
  }

  mute(on: boolean): void {
    this.call?.mute(on);
  }

  digits(digits: string): void {
    this.call?.sendDigits(digits);
  }

  close(): void {
    this.events.clear();
    this.device?.destroy();
    this.device = null;
  }

  private follow(call: Call): void {
    call.on('accept', () => this.tell('in-progress'));
    call.on('reconnecting', () => this.tell('reconnecting'));
    call.on('reconnected', () => this.tell('in-progress'));
    call.on('disconnect', () => this.end(call, 'completed', null));
    call.on('cancel', () => this.end(call, 'completed', null));
    call.on('reject', () => this.end(call, 'failed', null));
    call.on('error', (error: unknown) => this.end(call, 'failed', codeOf(error)));
    call.on('volume', (sent: number, received: number) => this.events.emit('level', { sent, received }));
    call.on('sample', (sample: Figures) => this.events.emit('quality', this.qualityOf(sample)));
    call.on('warning', (name: string) => this.warnings.add(name));
    call.on('warning-cleared', (name: string) => this.warnings.delete(name));
  }

  private qualityOf(sample: Figures): Quality {
    return {
      word: warningWord(this.warnings, sample.mos),
      jitterMs: Math.round(sample.jitter),
      gaps: sample.packetsLost,
      pingMs: Math.round(sample.rtt),
    };
  }

  private tell(status: LineCallStatus): void {
    this.events.emit('call', { status, code: null });
  }

  private end(call: Call, status: 'completed' | 'failed', code: number | null): void {
    if (this.call !== call) return;
    this.call = null;
    this.events.emit('call', { status, code });
  }
}

/** What the SDK measures each second, of which we use: mos 1-4.5 or null, jitter and rtt in ms, packets lost. */
interface Figures {
  mos: number | null;
  jitter: number;
  rtt: number;
  packetsLost: number;
}

function codeOf(error: unknown): number | null {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'number'
    ? error.code
    : null;
}

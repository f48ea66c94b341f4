import { Call, Device } from '@twilio/voice-sdk';
import { TokenRefused, type Line, type LineCallStatus, type LineEvents, type Quality } from './line';
import { MicrophoneUnavailable, type Obstacle } from './microphone';
import { Signals } from './signals';
import { warningWord } from './twilio-quality';

/** Microphone errors of the carrier's SDK (Twilio error codes). */
const OBSTACLES: Record<number, Obstacle> = { 31401: 'microphone-denied', 31402: 'microphone-busy' };

/** Error codes for a token that is invalid, expired, or signed with a removed key. */
const TOKEN_CODES: ReadonlySet<number | null> = new Set([20101, 20104]);

/** An agent's line on Twilio's network; loaded only when Twilio is the carrier. */
export class TwilioLine implements Line {
  readonly events = new Signals<LineEvents>();
  private device: Device | null = null;
  private call: Call | null = null;
  private readonly warnings = new Set<string>();
  /** Counts dialing and giving up, so that a call that connects too late is recognized. */
  private attempt = 0;
  /** The last error of the call that it has not recovered from. */
  private fault: number | null = null;
  private deviceFailed = false;

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
    this.deviceFailed = false;
    // A device error is fixed by registering with a new token, which would end a call, so that waits until after it.
    this.device.on('error', () => {
      this.deviceFailed = true;
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
    this.fault = null;
    const attempt = ++this.attempt;
    this.tell('connecting');
    const call = await this.device.connect({ params }).catch((error: unknown) => {
      throw named(error);
    });
    if (attempt !== this.attempt) {
      call.disconnect();
      throw new Error('The call connected after it had been given up');
    }
    this.call = call;
    this.follow(call);
  }

  disconnect(): void {
    this.attempt += 1;
    if (this.call) this.call.disconnect();
    else this.tell('completed');
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
    for (const event of ['disconnect', 'cancel', 'transportClose']) call.on(event, () => this.look(call, 'completed'));
    call.on('reject', () => this.look(call, 'failed'));
    call.on('error', (error: unknown) => {
      this.fault = codeOf(error);
      this.look(call, 'failed');
    });
    call.on('volume', (sent: number, received: number) => this.events.emit('level', { sent, received }));
    call.on('sample', (sample: Figures) => {
      this.fault = null;
      this.events.emit('quality', this.qualityOf(sample));
    });
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

  /**
   * Handles an event that may have ended the call. The call's state decides, not the name of the event: an error may
   * leave it connected. The SDK reports some errors right after the end they caused, so this waits one turn of the
   * event loop.
   */
  private look(call: Call, status: 'completed' | 'failed'): void {
    queueMicrotask(() => {
      if (this.call !== call || call.status() !== Call.State.Closed) return;
      this.call = null;
      this.events.emit('call', { status: this.fault === null ? status : 'failed', code: this.fault });
      if (this.deviceFailed) this.events.emit('registration', 'lost');
    });
  }
}

/**
 * The part of the SDK's figures per second that is used here: mos 1-4.5 or null, jitter and rtt in ms, packets
 * lost.
 */
interface Figures {
  mos: number | null;
  jitter: number;
  rtt: number;
  packetsLost: number;
}

/** Classifies a refusal to dial by its remedy. */
function named(error: unknown): unknown {
  const code = codeOf(error);
  const obstacle = code === null ? undefined : OBSTACLES[code];
  if (obstacle) return new MicrophoneUnavailable(obstacle);
  return TOKEN_CODES.has(code) ? new TokenRefused() : error;
}

function codeOf(error: unknown): number | null {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'number'
    ? error.code
    : null;
}

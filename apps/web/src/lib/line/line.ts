import type { Signals } from './signals';

/** The quality of the line, measured on it: no value is estimated. */
export interface Quality {
  word: 'good' | 'fair' | 'poor';
  jitterMs: number;
  /** How often in the last ten seconds a listener had nothing to hear, in either direction. */
  gaps: number;
  /** The round-trip time, ms; null until the first answer. */
  pingMs: number | null;
}

/** Words that a machine is speaking into the call, while the speech lasts. */
export interface Spoken {
  id: string;
  text: string;
  language: 'en' | 'es';
  durationMs: number;
  source: 'say' | 'model' | 'agent' | 'caller';
}

/** The carrier does not accept the token any more: a new token fixes it. */
export class TokenRefused extends Error {}

export type LineCallStatus = 'connecting' | 'in-progress' | 'reconnecting' | 'completed' | 'failed';

export interface LineCall {
  status: LineCallStatus;
  /** The carrier's error code (Twilio's numbering); null when there is no error. */
  code: number | null;
}

/** The events of a line. Levels are a meter's position, 0 (silence) to 1, at least ten times a second. */
export interface LineEvents {
  registration: 'registered' | 'lost';
  call: LineCall;
  quality: Quality;
  level: { sent: number; received: number };
  spoken: Spoken;
  spokenStop: { id: string; spokenMs: number };
  music: boolean;
}

/** An agent's phone line in the browser, for any carrier. One call at a time. */
export interface Line {
  readonly events: Signals<LineEvents>;
  /** Registers with a token from our API; rejects when the carrier refuses it. */
  register(token: string): Promise<void>;
  /** Sets a newer token for the same agent; the current one expires. */
  renew(token: string): void;
  /**
   * Dials in; `params` are passed to the carrier's application webhook. Rejects with `MicrophoneUnavailable` or
   * `TokenRefused`.
   */
  connect(params: Record<string, string>): Promise<void>;
  disconnect(): void;
  mute(on: boolean): void;
  digits(digits: string): void;
  close(): void;
}

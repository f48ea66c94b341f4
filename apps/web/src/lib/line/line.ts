import type { Signals } from './signals';

/** How good the line is, measured on it: nothing here is estimated from anything else. */
export interface Quality {
  word: 'good' | 'fair' | 'poor';
  jitterMs: number;
  /** Times in the last ten seconds that a listener had nothing to hear, in either direction. */
  gaps: number;
  /** Round trip, ms; null until the first answer. */
  pingMs: number | null;
}

/** Words that are being spoken into the call by a machine, for as long as the speech lasts. */
export interface Spoken {
  id: string;
  text: string;
  language: 'en' | 'es';
  durationMs: number;
  source: 'say' | 'model' | 'agent' | 'caller';
}

/** The carrier does not take the token (any more): a new one cures it. */
export class TokenRefused extends Error {}

export type LineCallStatus = 'connecting' | 'in-progress' | 'reconnecting' | 'completed' | 'failed';

export interface LineCall {
  status: LineCallStatus;
  /** The carrier's code of what went wrong (Twilio's numbering); null when nothing did. */
  code: number | null;
}

/** What a line tells. Levels are the position of a meter, 0 (silence) to 1, ten times a second or more. */
export interface LineEvents {
  registration: 'registered' | 'lost';
  call: LineCall;
  quality: Quality;
  level: { sent: number; received: number };
  spoken: Spoken;
  spokenStop: { id: string; spokenMs: number };
  music: boolean;
}

/** An agent's telephone line in the browser, whoever carries it. One call at a time. */
export interface Line {
  readonly events: Signals<LineEvents>;
  /** Signs on with a token from our API; rejects when the carrier refuses it. */
  register(token: string): Promise<void>;
  /** A newer token for the same agent; the one in use expires. */
  renew(token: string): void;
  /** Dials in; `params` reach the carrier's application webhook. Rejects with `MicrophoneUnavailable` or `TokenRefused`. */
  connect(params: Record<string, string>): Promise<void>;
  disconnect(): void;
  mute(on: boolean): void;
  digits(digits: string): void;
  close(): void;
}

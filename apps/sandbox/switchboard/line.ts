import type { Language, Speaker } from '../audio/speech-log';

/** What a phone receives apart from the audio itself. */
export type LineEvent =
  | { type: 'status'; status: string; callSid: string; reason?: string }
  | { type: 'speak'; id: string; text: string; language: Language; durationMs: number; source: Speaker }
  | { type: 'speak-stop'; id: string; spokenMs: number }
  | { type: 'listening'; input: string; language: string; timeoutMs: number }
  | { type: 'listening-stop' }
  | { type: 'music'; on: boolean }
  | { type: 'verb'; verb: string };

/** The far end of a call: a phone. A frame is 160 bytes and arrives every 20 ms. */
export interface Line {
  frame(frame: Buffer): void;
  event(event: LineEvent): void;
}

/** The line of a call that no one hears, such as one placed to an unreachable number. */
export const deadLine: Line = { frame: () => undefined, event: () => undefined };

import type { SpeechLog } from '../audio/speech-log';
import type { Faults } from '../faults';
import type { Place } from '../twiml/grammar';
import type { LineVoice } from '../voice/line-voice';
import type { Params, Webhooks } from '../wire/webhooks';
import type { Call, CallSetup } from './call';
import type { Calls } from './calls';
import type { Conferences } from './conferences';
import type { Line } from './line';
import type { Queues } from './queues';
import type { Reachable } from './reachable';
import type { Recordings } from './recordings';

/** What the carrier would write to the customer's debugger. */
export interface Alert {
  readonly at: number;
  readonly code: number;
  readonly callSid: string;
  readonly detail: string;
}

/** A document to fetch, or one given as text. */
export type Start = { url: string; method: string; params?: Params } | { twiml: string };

/** What every verb needs from the switchboard it runs on. */
export interface Board {
  readonly accountSid: string;
  readonly authToken: string;
  /** The address of the carrier's own REST interface. */
  readonly baseUrl: string;
  /** Speaks the words of `<Say>`. */
  readonly voice: LineVoice;
  /** How fast typed words are spoken. */
  readonly callerMsPerChar: number;
  readonly speech: SpeechLog;
  readonly webhooks: Webhooks;
  readonly faults: Faults;
  readonly calls: Calls;
  readonly queues: Queues;
  readonly conferences: Conferences;
  readonly recordings: Recordings;
  readonly reachable: Reachable;
  alert(code: number, callSid: string, detail: string): void;
  /** Creates a new leg that is not running anything yet. */
  place(line: Line, setup: CallSetup): Call;
  /** Runs a document alongside the main one; the extra fields are sent with each of its requests. */
  aside(
    call: Call,
    start: Start,
    place: Place,
    signal: AbortSignal,
    extra: () => Params,
  ): Promise<'end' | 'hangup' | 'leave'>;
}

import type { SpeechLog } from '../audio/speech-log';
import type { Faults } from '../faults';
import type { Webhooks } from '../wire/webhooks';
import type { Calls } from './calls';
import type { Recordings } from './recordings';

/** What the carrier would write into the customer's debugger. */
export interface Alert {
  readonly at: number;
  readonly code: number;
  readonly callSid: string;
  readonly detail: string;
}

/** What every verb needs of the switchboard it runs on. */
export interface Board {
  readonly accountSid: string;
  readonly authToken: string;
  /** How fast `<Say>` and typed words are spoken. */
  readonly sayMsPerChar: number;
  readonly callerMsPerChar: number;
  readonly speech: SpeechLog;
  readonly webhooks: Webhooks;
  readonly faults: Faults;
  readonly calls: Calls;
  readonly recordings: Recordings;
  alert(code: number, callSid: string, detail: string): void;
}

import RestException from 'twilio/lib/base/RestException';
import type Twilio from 'twilio/lib/rest/Twilio';
import { carrierClient, type CarrierAccount } from '../carrier-client';
import { DialPermit } from './permit';

/** Where the carrier asks for the document of the answered call, and where it reports the call's progress. */
export interface DialUrls {
  readonly answered: string;
  readonly status: string;
}

/**
 * What became of an attempt. `unknown`: the carrier may have created the call or not, and is asked before anything else
 * happens; the call is never dialed again.
 */
export type Dialed =
  | { readonly kind: 'dialed'; readonly carrierSid: string }
  | { readonly kind: 'refused'; readonly code: number }
  | { readonly kind: 'too_many' }
  | { readonly kind: 'unknown' };

/** How long a phone rings, s. */
const ringSeconds = 30;
const tooManyStatus = 429;

/** The only code that has the carrier create a call. */
export class CarrierDial {
  private readonly client: Twilio;

  constructor(account: CarrierAccount) {
    this.client = carrierClient(account);
  }

  async create(permit: DialPermit, urls: DialUrls): Promise<Dialed> {
    const { to, from, longestSeconds } = DialPermit.take(permit);
    try {
      const { sid } = await this.client.calls.create({
        to,
        from,
        url: urls.answered,
        method: 'POST',
        statusCallback: urls.status,
        statusCallbackMethod: 'POST',
        statusCallbackEvent: ['answered', 'completed'],
        timeout: ringSeconds,
        timeLimit: longestSeconds,
      });
      return { kind: 'dialed', carrierSid: sid };
    } catch (error) {
      return outcomeOf(error);
    }
  }

  /** Returns the calls from one number to another that the carrier has created since then, newest first. */
  async find({ to, from }: { readonly to: string; readonly from: string }, since: number): Promise<readonly string[]> {
    const calls = await this.client.calls.list({ to, from, limit: 50 });
    return calls.filter(({ dateCreated }) => dateCreated.getTime() >= since).map(({ sid }) => sid);
  }
}

/** Only an answer of the carrier that refuses the request says that there is no call. */
function outcomeOf(error: unknown): Dialed {
  if (!(error instanceof RestException) || error.status >= 500) return { kind: 'unknown' };
  if (error.status === tooManyStatus) return { kind: 'too_many' };
  return { kind: 'refused', code: error.code ?? error.status };
}

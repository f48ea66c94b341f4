import RestException from 'twilio/lib/base/RestException';
import type Twilio from 'twilio/lib/rest/Twilio';
import { carrierClient, type CarrierAccount } from './carrier-client';

/** HTTP statuses and codes meaning that the call or leg is already over, which is the desired result. */
const overCodes: ReadonlySet<number> = new Set([20404, 21220]);

/** The few operations on live calls that cannot be answered by a document. All are safe to repeat. */
export class CarrierRest {
  private readonly client: Twilio;

  constructor(account: CarrierAccount) {
    this.client = carrierClient(account);
  }

  /** Makes the carrier fetch another document for a leg; returns false if the leg is over. */
  redirect(callSid: string, url: string): Promise<boolean> {
    return unlessOver(this.client.calls(callSid).update({ url, method: 'POST' }));
  }

  /** Hangs up a leg; returns true also if it was already over. */
  async end(callSid: string): Promise<void> {
    await unlessOver(this.client.calls(callSid).update({ status: 'completed' }));
  }

  /**
   * Puts a participant of the conference on hold, or takes them off hold; `holdUrl` says what they hear in the
   * meantime.
   */
  hold(conferenceSid: string, callSid: string, on: boolean, holdUrl: string): Promise<boolean> {
    const options = on ? { hold: true, holdUrl, holdMethod: 'POST' } : { hold: false };
    return unlessOver(this.client.conferences(conferenceSid).participants(callSid).update(options));
  }

  /** Returns the carrier's status of a call that has gone silent; null if the carrier does not know the call. */
  async status(callSid: string): Promise<string | null> {
    try {
      return (await this.client.calls(callSid).fetch()).status;
    } catch (error) {
      if (isOver(error)) return null;
      throw error;
    }
  }

  /** True when the account can be reached; used by the readiness check. */
  async reachable(): Promise<boolean> {
    await this.client.calls.list({ status: 'in-progress', limit: 1 });
    return true;
  }
}

async function unlessOver(request: Promise<unknown>): Promise<boolean> {
  try {
    await request;
    return true;
  } catch (error) {
    if (isOver(error)) return false;
    throw error;
  }
}

function isOver(error: unknown): boolean {
  return error instanceof RestException && overCodes.has(error.code ?? 0);
}

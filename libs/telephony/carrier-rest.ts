import RequestClient from 'twilio/lib/base/RequestClient';
import type Response from 'twilio/lib/http/response';
import RestException from 'twilio/lib/base/RestException';
import Twilio from 'twilio/lib/rest/Twilio';

/** The address of the carrier's REST API, and the account used for it. */
export interface CarrierAccount {
  readonly accountSid: string;
  readonly apiKeySid: string;
  readonly apiKeySecret: string;
  /** `TWILIO_API_BASE_URL`: scheme and host that replace `https://api.twilio.com`. */
  readonly apiBaseUrl: string;
}

/** The official client has no option for its base URL; the request's own URI is rewritten. */
class RebasedClient extends RequestClient {
  constructor(private readonly base: string) {
    super({ timeout: 5_000 });
  }

  override request<Data>(options: RequestClient.RequestOptions<Data>): Promise<Response<Data>> {
    return super.request({ ...options, uri: options.uri.replace(/^https:\/\/[^/]+/, this.base) });
  }
}

/** HTTP statuses and codes meaning that the call or leg is already over, which is the desired result. */
const overCodes: ReadonlySet<number> = new Set([20404, 21220]);

/** The few operations on live calls that cannot be answered by a document. All are safe to repeat. */
export class CarrierRest {
  private readonly client: Twilio;

  constructor(account: CarrierAccount) {
    this.client = new Twilio(account.apiKeySid, account.apiKeySecret, {
      accountSid: account.accountSid,
      httpClient: new RebasedClient(account.apiBaseUrl.replace(/\/$/, '')),
    });
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

import RequestClient from 'twilio/lib/base/RequestClient';
import type Response from 'twilio/lib/http/response';
import RestException from 'twilio/lib/base/RestException';
import Twilio from 'twilio/lib/rest/Twilio';

/** Where and as whom the carrier's REST API is called. */
export interface CarrierAccount {
  readonly accountSid: string;
  readonly apiKeySid: string;
  readonly apiKeySecret: string;
  /** `TWILIO_API_BASE_URL`: scheme and host that take the place of `https://api.twilio.com`. */
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

/** HTTP status and codes that say that the call or leg is over, which is what was wanted. */
const overCodes: ReadonlySet<number> = new Set([20404, 21220]);

/** The few operations on live calls that cannot be answered by a document. All may be repeated without harm. */
export class CarrierRest {
  private readonly client: Twilio;

  constructor(account: CarrierAccount) {
    this.client = new Twilio(account.apiKeySid, account.apiKeySecret, {
      accountSid: account.accountSid,
      httpClient: new RebasedClient(account.apiBaseUrl.replace(/\/$/, '')),
    });
  }

  /** Makes the carrier fetch another document for a leg; false when the leg is over. */
  redirect(callSid: string, url: string): Promise<boolean> {
    return unlessOver(this.client.calls(callSid).update({ url, method: 'POST' }));
  }

  /** Hangs a leg up; true also when it was over already. */
  async end(callSid: string): Promise<void> {
    await unlessOver(this.client.calls(callSid).update({ status: 'completed' }));
  }

  /** Parts a participant from the conference, or joins it again; `holdUrl` says what is heard meanwhile. */
  hold(conferenceSid: string, callSid: string, on: boolean, holdUrl: string): Promise<boolean> {
    const options = on ? { hold: true, holdUrl, holdMethod: 'POST' } : { hold: false };
    return unlessOver(this.client.conferences(conferenceSid).participants(callSid).update(options));
  }

  /** The carrier's word on a call, for one that has gone silent; null when the carrier knows none. */
  async status(callSid: string): Promise<string | null> {
    try {
      return (await this.client.calls(callSid).fetch()).status;
    } catch (error) {
      if (isOver(error)) return null;
      throw error;
    }
  }

  /** Whether the account can be reached, for the readiness check. */
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

import RequestClient from 'twilio/lib/base/RequestClient';
import type Response from 'twilio/lib/http/response';
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

/** Returns the official client for an account; it never repeats a request by itself. */
export function carrierClient(account: CarrierAccount): Twilio {
  return new Twilio(account.apiKeySid, account.apiKeySecret, {
    accountSid: account.accountSid,
    httpClient: new RebasedClient(account.apiBaseUrl.replace(/\/$/, '')),
  });
}

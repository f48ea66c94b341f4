import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Faults } from '../faults';
import { exchange, NoAnswer, type HttpAnswer } from './http-exchange';
import { sign } from './signature';
import { parseTarget, type RetryCause, type Target } from './target';

export type Params = Record<string, string>;

/** A webhook that returned nothing usable, with Twilio's code for the reason. */
export class WebhookFailure extends Error {
  constructor(
    readonly code: number,
    readonly url: string,
    detail: string,
  ) {
    super(`${code} ${detail}`);
  }
}

const RETRIEVAL = 11_200;
const CONNECTION = 11_205;
const FORMAT = 11_100;

/**
 * The carrier's own requests to the customer's server: signed, limited to 15 s, and retried as the URL's fragment says.
 */
export class Webhooks {
  private readonly pending = new Set<Promise<void>>();

  constructor(
    private readonly authToken: string,
    private readonly faults: Faults,
  ) {}

  /**
   * Makes a request whose response matters. @throws WebhookFailure when every attempt failed or the status is not 2xx
   */
  async ask(address: string, method: string, params: Params): Promise<HttpAnswer> {
    const target = parseTarget(address);
    if (!reachable(target.url)) throw new WebhookFailure(FORMAT, address, 'invalid URL');
    const token = randomUUID();
    const deadline = Date.now() + target.totalMs;
    for (let attempt = 0; ; attempt += 1) {
      const outcome = await this.attempt(target, method, params, token, deadline);
      if ('answer' in outcome) return outcome.answer;
      const again = attempt < target.retries && outcome.cause !== null && target.retryOn.has(outcome.cause);
      if (!again || Date.now() >= deadline) throw new WebhookFailure(outcome.code, target.url, outcome.detail);
    }
  }

  /** Sends a status callback: best effort, never awaited by the call, in no guaranteed order. */
  notify(address: string | undefined, method: string, params: Params): void {
    if (!address || !reachable(parseTarget(address).url)) return;
    const work = this.deliver(address, method, params).finally(() => this.pending.delete(work));
    this.pending.add(work);
  }

  /** Resolves when no callback is on its way any more. */
  async idle(): Promise<void> {
    while (this.pending.size > 0) await Promise.all(this.pending);
  }

  private async deliver(address: string, method: string, params: Params): Promise<void> {
    const subjects = [address, params['CallSid'] ?? ''];
    if (this.faults.take('callback-lost', ...subjects)) return;
    const late = this.faults.take('callback-late', ...subjects);
    if (late) await delay(late.ms);
    const times = this.faults.take('callback-twice', ...subjects) ? 2 : 1;
    const target = parseTarget(address);
    const token = randomUUID();
    for (let i = 0; i < times; i += 1) {
      await this.attempt(target, method, params, token, Date.now() + target.totalMs);
    }
  }

  private async attempt(
    target: Target,
    method: string,
    params: Params,
    token: string,
    deadline: number,
  ): Promise<Outcome> {
    const subjects = [target.url, params['CallSid'] ?? ''];
    if (this.faults.take('webhook-refuse', ...subjects)) return failed('ct', CONNECTION, 'connection refused');
    const slow = this.faults.take('webhook-slow', ...subjects);
    if (slow) await delay(slow.ms);
    const left = deadline - Date.now();
    if (left <= 0) return failed(null, RETRIEVAL, 'no time left');
    try {
      const answer = await this.send(target, method, params, token, left);
      const thrownAway = this.faults.take('webhook-5xx', ...subjects) !== null;
      const status = thrownAway ? 503 : answer.status;
      if (status >= 200 && status < 300) return { answer };
      if (status >= 300 && status < 400) return failed(null, RETRIEVAL, 'redirected');
      return failed(status >= 500 ? '5xx' : '4xx', RETRIEVAL, `status ${status}`);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      const cause = error.reason === 'broken' ? null : error.reason;
      return failed(cause, error.reason === 'ct' ? CONNECTION : RETRIEVAL, error.message);
    }
  }

  private send(target: Target, method: string, params: Params, token: string, left: number): Promise<HttpAnswer> {
    const form = new URLSearchParams(params).toString();
    const asQuery = method === 'GET';
    const url = asQuery && form ? `${target.url}${target.url.includes('?') ? '&' : '?'}${form}` : target.url;
    const headers: Record<string, string> = {
      'User-Agent': 'TwilioProxy/1.1',
      Accept: '*/*',
      'X-Twilio-Signature': sign(this.authToken, url, asQuery ? {} : params),
      'I-Twilio-Idempotency-Token': token,
    };
    if (!asQuery) {
      headers['Content-Type'] = 'application/x-www-form-urlencoded; charset=UTF-8';
      headers['Content-Length'] = String(Buffer.byteLength(form));
    }
    return exchange({
      url,
      method,
      headers,
      body: asQuery ? null : form,
      connectMs: Math.min(target.connectMs, left),
      readMs: Math.min(target.readMs, left),
    });
  }
}

/** True for web addresses; anything else is an invalid URL (11100). */
function reachable(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

type Outcome = { answer: HttpAnswer } | { cause: RetryCause | null; code: number; detail: string };

function failed(cause: RetryCause | null, code: number, detail: string): Outcome {
  return { cause, code, detail };
}

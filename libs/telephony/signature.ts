import { createHash, timingSafeEqual } from 'node:crypto';
import { validateRequest } from 'twilio/lib/webhooks/webhooks';

/** The form of a webhook as sent; a repeated key has several values. */
export type WebhookForm = Readonly<Record<string, string | readonly string[]>>;

/** Checks `X-Twilio-Signature` of a form-encoded webhook over the exact URL that was given to the carrier. */
export function formIsSigned(
  authTokens: readonly string[],
  signature: string,
  url: string,
  form: WebhookForm,
): boolean {
  return authTokens.some((token) => validateRequest(token, signature, url, { ...form }));
}

/** Checks a JSON webhook: the signature covers the URL, which carries the body's SHA-256. */
export function jsonIsSigned(authTokens: readonly string[], signature: string, url: string, rawBody: Buffer): boolean {
  const claimed = Buffer.from(new URL(url).searchParams.get('bodySHA256') ?? '');
  const actual = Buffer.from(createHash('sha256').update(rawBody).digest('hex'));
  if (claimed.length !== actual.length || !timingSafeEqual(claimed, actual)) return false;
  return authTokens.some((token) => validateRequest(token, signature, url, {}));
}

/** Returns the URL for which a stream's upgrade request is signed: ours, with the scheme of a socket. */
export function socketUrl(publicBaseUrl: string, path: string): string {
  return `${publicBaseUrl.replace(/^http/, 'ws').replace(/\/$/, '')}${path}`;
}

/** Checks the signature of a media stream's upgrade request. */
export function upgradeIsSigned(
  authTokens: readonly string[],
  signature: string,
  publicBaseUrl: string,
  path: string,
): boolean {
  const url = socketUrl(publicBaseUrl, path);
  return authTokens.some((token) => validateRequest(token, signature, url, {}));
}

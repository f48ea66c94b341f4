import { createHash, createHmac } from 'node:crypto';

/** Form fields as they are sent; a repeated field is a list. */
export type Fields = Record<string, string | string[]>;

/**
 * X-Twilio-Signature: base64 of HMAC-SHA1 over the whole URL and each field's name and value, sorted by name.
 * Each distinct value of a repeated field is included once, sorted. The connection-override fragment is not part of the
 * URL.
 */
export function sign(authToken: string, url: string, fields: Fields = {}): string {
  let text = url.split('#', 1)[0] ?? '';
  for (const name of Object.keys(fields).sort()) {
    const value = fields[name] ?? '';
    for (const one of Array.isArray(value) ? [...new Set(value)].sort() : [value]) text += name + one;
  }
  return createHmac('sha1', authToken).update(Buffer.from(text, 'utf8')).digest('base64');
}

/** Returns the URL of a JSON callback: it contains the digest of the body, which the signature then covers. */
export function withBodyDigest(url: string, body: string): string {
  const digest = createHash('sha256').update(body, 'utf8').digest('hex');
  return `${url}${url.includes('?') ? '&' : '?'}bodySHA256=${digest}`;
}

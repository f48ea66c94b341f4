import { createHmac, timingSafeEqual } from 'node:crypto';

export interface TokenRules {
  readonly accountSid: string;
  readonly apiKeySid: string;
  readonly apiKeySecret: string;
}

const IDENTITY = /^[A-Za-z0-9_]{1,256}$/;
const MAX_LIFE_S = 86_400;

function part(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(text ?? '', 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
  } catch {
    return {};
  }
}

function signed(token: string, secret: string): boolean {
  const cut = token.lastIndexOf('.');
  const expected = createHmac('sha256', secret).update(token.slice(0, cut)).digest();
  const given = Buffer.from(token.slice(cut + 1), 'base64url');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/**
 * Reads a softphone's token. @returns its identity, or null when it is forged, expired or lacks a voice grant
 */
export function identityOf(token: string, rules: TokenRules, nowMs = Date.now()): string | null {
  const [header, body] = token.split('.');
  const claims = part(body);
  const { exp, nbf, iat } = claims;
  const grants = part(Buffer.from(JSON.stringify(claims['grants'] ?? {})).toString('base64url'));
  const now = nowMs / 1000;
  const wellSigned =
    part(header)['alg'] === 'HS256' && token.split('.').length === 3 && signed(token, rules.apiKeySecret);
  const ours = claims['iss'] === rules.apiKeySid && claims['sub'] === rules.accountSid;
  const inTime =
    typeof exp === 'number' &&
    exp > now &&
    exp - (typeof iat === 'number' ? iat : now) <= MAX_LIFE_S + 60 &&
    !(typeof nbf === 'number' && nbf > now + 60);
  const identity = grants['identity'];
  if (!wellSigned || !ours || !inTime || typeof identity !== 'string' || !IDENTITY.test(identity)) return null;
  return typeof grants['voice'] === 'object' && grants['voice'] !== null ? identity : null;
}

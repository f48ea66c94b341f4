import { createHmac, createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import type { World } from './world';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const decode = (part: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown>;

function signed(header: object, payload: object, secret: string | Buffer, hash = 'sha256'): string {
  const text = `${encode(header)}.${encode(payload)}`;
  return `${text}.${createHmac(hash, secret).update(text).digest('base64url')}`;
}

/** T-API-3: tokens that are not ours, or not for this purpose. */
export function forgedTokens(world: () => World): void {
  it('refuses every forged, foreign and worn-out token', async () => {
    const good = world().a.tokens.tenant_admin;
    const [head = '', body = '', signature = ''] = good.split('.');
    const [header, payload] = [decode(head), decode(body)];
    const secret = world().api.env.VOICECORE_JWT_SECRET;
    const publicKey = createPublicKey(
      generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'pem' }),
    );
    const past = Math.floor(Date.now() / 1_000) - 3_600;
    const forged: Record<string, string> = {
      none: `${encode({ ...header, alg: 'none' })}.${body}.`,
      'no signature': `${head}.${body}.`,
      'another secret': signed(header, payload, 'x'.repeat(48)),
      'a public key as secret': signed(header, payload, publicKey.export({ type: 'spki', format: 'pem' })),
      HS512: signed({ ...header, alg: 'HS512' }, payload, secret, 'sha512'),
      'another typ': signed({ ...header, typ: 'JWT' }, payload, secret),
      jku: signed({ ...header, jku: 'https://attacker.example/keys' }, payload, secret),
      x5u: signed({ ...header, x5u: 'https://attacker.example/cert' }, payload, secret),
      jwk: signed({ ...header, jwk: { kty: 'oct', k: encode('x') } }, payload, secret),
      kid: signed({ ...header, kid: '../../dev/null' }, payload, secret),
      expired: signed(header, { ...payload, exp: past }, secret),
      'not yet valid': signed(header, { ...payload, nbf: Math.floor(Date.now() / 1_000) + 3_600 }, secret),
      'another audience': signed(header, { ...payload, aud: 'somebody-else' }, secret),
      'another issuer': signed(header, { ...payload, iss: 'somebody-else' }, secret),
      'no expiry': signed(header, { ...payload, exp: undefined }, secret),
      'another tenant': signed(header, { ...payload, ten: world().b.tenantId }, secret),
      'another person': signed(header, { ...payload, sub: randomUUID() }, secret),
      'no such session': signed(header, { ...payload, fam: randomUUID() }, secret),
      tampered: `${head}.${encode({ ...payload, ten: world().b.tenantId })}.${signature}`,
      'not a token': 'a.b.c',
      empty: '',
    };
    for (const [name, token] of Object.entries(forged)) {
      const { status } = await world().ask('/api/v1/auth/me', { token });
      expect([name, status]).toEqual([name, 401]);
    }
    expect((await world().ask('/api/v1/auth/me', { token: signed(header, payload, secret) })).status).toBe(200);
  });
}

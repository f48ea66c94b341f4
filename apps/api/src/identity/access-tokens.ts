import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import type { PersonId, TenantId } from '@voicecore/domain/kernel';
import { z } from 'zod';
import { Clock } from '../platform/clock';
import { ENV } from '../platform/tokens';
import type { Env } from '../env';

/** Lifetime of an access token, seconds. The person it names is read again from the database on use. */
export const accessSeconds = 600;

/** The header and claims that each of our tokens has; a token with anything else is refused. */
export const tokenRules = {
  algorithm: 'HS256',
  issuer: 'voicecore',
  audience: 'voicecore-api',
  /** RFC 9068: marks an access token, as opposed to other kinds that may be signed with the same key one day. */
  type: 'at+jwt',
} as const;

const header = z.strictObject({ alg: z.literal(tokenRules.algorithm), typ: z.literal(tokenRules.type) });

export const claims = z.object({
  sub: z.uuid(),
  ten: z.uuid(),
  fam: z.uuid(),
  iat: z.number(),
  nbf: z.number(),
  exp: z.number(),
});
export type Claims = z.output<typeof claims>;

/** Signs access tokens, and returns the key with which a token must be checked. */
@Injectable()
export class AccessTokens {
  private readonly signer: JwtService;

  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly clock: Clock,
  ) {
    this.signer = new JwtService({ secret: env.VOICECORE_JWT_SECRET });
  }

  /** Returns a token for the person in the tenant, as part of the refresh family. */
  sign(who: { personId: PersonId; tenantId: TenantId }, family: string): Promise<string> {
    const now = Math.floor(this.clock.now() / 1_000);
    const payload = { sub: who.personId, ten: who.tenantId, fam: family, iat: now, nbf: now, exp: now + accessSeconds };
    return this.signer.signAsync(payload, {
      algorithm: tokenRules.algorithm,
      issuer: tokenRules.issuer,
      audience: tokenRules.audience,
      header: { alg: tokenRules.algorithm, typ: tokenRules.type },
    });
  }

  /**
   * Returns our only key, and only for a header that is exactly ours: no other algorithm, key id or key URL is
   * considered.
   */
  keyFor(token: string): string {
    const head = Buffer.from(token.split('.', 1)[0] ?? '', 'base64url').toString('utf8');
    header.parse(JSON.parse(head));
    return this.env.VOICECORE_JWT_SECRET;
  }

  /**
   * Returns the claims of a token that did not come in a header (a socket's handshake); throws when it is not valid.
   */
  async verify(token: string): Promise<Claims> {
    const payload: unknown = await this.signer.verifyAsync<Record<string, unknown>>(token, {
      secret: this.keyFor(token),
      algorithms: [tokenRules.algorithm],
      issuer: tokenRules.issuer,
      audience: tokenRules.audience,
      clockTimestamp: Math.floor(this.clock.now() / 1_000),
    });
    return claims.parse(payload);
  }
}

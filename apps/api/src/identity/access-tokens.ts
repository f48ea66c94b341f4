import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import type { PersonId, TenantId } from '@voicecore/domain/kernel';
import { z } from 'zod';
import { Clock } from '../platform/clock';
import { ENV } from '../platform/tokens';
import type { Env } from '../env';

/** Access tokens live this long, seconds; who they name is read again from the database on use. */
export const accessSeconds = 600;

/** What every token of ours says about itself; a token that says anything else is refused. */
export const tokenRules = {
  algorithm: 'HS256',
  issuer: 'voicecore',
  audience: 'voicecore-api',
  /** RFC 9068: an access token, and no other kind that may one day be signed with the same key. */
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

/** Signs access tokens and says which key a token must be checked with. */
@Injectable()
export class AccessTokens {
  private readonly signer: JwtService;

  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly clock: Clock,
  ) {
    this.signer = new JwtService({ secret: env.VOICECORE_JWT_SECRET });
  }

  /** A token for the person in the tenant, as part of the refresh family. */
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

  /** The one key we have, only for a header that is exactly ours: no other algorithm, key id or key address is looked at. */
  keyFor(token: string): string {
    const head = Buffer.from(token.split('.', 1)[0] ?? '', 'base64url').toString('utf8');
    header.parse(JSON.parse(head));
    return this.env.VOICECORE_JWT_SECRET;
  }

  /** The claims of a token that did not come in a header (a socket's handshake); throws when it is not good. */
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

import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import type { Principal } from '../platform/allow';
import { AccessTokens, claims, tokenRules } from './access-tokens';
import { Principals } from './principals';

/**
 * Checks what makes an access token valid: one algorithm, our issuer and audience, exactly our header, a live session.
 */
@Injectable()
export class BearerStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(
    tokens: AccessTokens,
    private readonly principals: Principals,
  ) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      algorithms: [tokenRules.algorithm],
      issuer: tokenRules.issuer,
      audience: tokenRules.audience,
      secretOrKeyProvider: (_request: unknown, token: string, done: (error: Error | null, key?: string) => void) => {
        try {
          done(null, tokens.keyFor(token));
        } catch {
          done(new Error('the header of the token is not one of ours'));
        }
      },
    });
  }

  /** Called by Passport with the token's payload. False means that nobody is signed in. */
  async validate(payload: unknown): Promise<Principal | false> {
    const read = claims.safeParse(payload);
    return read.success && ((await this.principals.of(read.data)) ?? false);
  }
}

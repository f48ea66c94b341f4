import { Injectable } from '@nestjs/common';
import { AccessTokens, Principals } from '../identity';
import type { Principal } from '../platform/allow';

/** Who stands behind a socket, and whether they still do. */
export interface Visitor {
  readonly principal: Principal;
  /** Who it is now: null when the session has ended or the person is disabled. */
  readonly now: () => Promise<Principal | null>;
}

/** Lets sockets in by the access token of their handshake. */
@Injectable()
export class Doorkeeper {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly principals: Principals,
  ) {}

  /** Null for a token that is no good. */
  async admit(token: unknown): Promise<Visitor | null> {
    if (typeof token !== 'string' || token.length > 4096) return null;
    const claims = await this.tokens.verify(token).catch(() => null);
    const principal = claims && (await this.principals.of(claims));
    if (!claims || !principal) return null;
    const now = (): Promise<Principal | null> => {
      this.principals.forget(claims.fam);
      return this.principals.of(claims);
    };
    return { principal, now };
  }
}

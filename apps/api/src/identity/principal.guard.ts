import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { Passport } from 'passport';
import { ExtractJwt, Strategy, type StrategyOptionsWithRequest } from 'passport-jwt';
import type { GuardedRequest, Principal } from '../platform/allow';
import { AppError } from '../platform/app-error';
import { AccessTokens, claims, tokenRules } from './access-tokens';
import { ownerOf } from './device-cookie';
import { KnownDevices } from './known-devices';
import { Principals } from './principals';

type Checked = (error: unknown, principal: Principal | false | null) => void;
type Authenticate = (request: Request, response: unknown, next: (error: unknown) => void) => void;

/**
 * Finds out who asks, before limits and permissions are looked at. No token is nobody; a token that is no good is
 * nobody too until the request has been counted, and then 401:
 * one algorithm, our issuer and audience, exactly our header, and a session that still lives.
 */
@Injectable()
export class PrincipalGuard implements CanActivate {
  private readonly passport = new Passport();

  constructor(
    private readonly tokens: AccessTokens,
    private readonly principals: Principals,
    private readonly devices: KnownDevices,
  ) {
    const options: StrategyOptionsWithRequest = {
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      algorithms: [tokenRules.algorithm],
      issuer: tokenRules.issuer,
      audience: tokenRules.audience,
      passReqToCallback: true,
      secretOrKeyProvider: (_request, token: string, done) => this.giveKey(token, done),
    };
    this.passport.use('bearer', new Strategy(options, (_request, payload, done) => this.check(payload, done)));
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<Request & GuardedRequest>();
    const device = this.devices.of(request);
    if (device) request.knownAs = ownerOf(device);
    if (!request.headers.authorization) return true;
    try {
      request.principal = await this.authenticated(request);
    } catch (fault) {
      if (!(fault instanceof AppError)) throw fault;
      request.refusal = fault;
    }
    return true;
  }

  private authenticated(request: Request): Promise<Principal> {
    return new Promise((resolve, reject) => {
      const done: Checked = (error, principal) => {
        if (error) reject(error instanceof Error ? error : new Error('a token could not be checked'));
        else if (principal) resolve(principal);
        else reject(new AppError('not_signed_in'));
      };
      const authenticate = this.passport.authenticate('bearer', { session: false }, done) as Authenticate;
      authenticate(request, request.res, reject);
    });
  }

  private giveKey(token: string, done: (error: Error | null, key?: string) => void): void {
    try {
      done(null, this.tokens.keyFor(token));
    } catch {
      done(new Error('the header of the token is not ours'));
    }
  }

  private check(payload: unknown, done: Checked): void {
    const read = claims.safeParse(payload);
    if (!read.success) return done(null, false);
    this.principals.of(read.data).then(
      (principal) => done(null, principal ?? false),
      (fault: unknown) => done(fault, null),
    );
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Env } from '../env';
import { ENV } from '../platform/tokens';
import { parseRefreshToken, type RefreshToken } from './refresh-token';
import { Sessions, type Session } from './sessions';

/** The only path to which the sign-in cookies are sent. */
export const cookiePath = '/api/v1/auth';
/** Number of demo desks one browser holds. Each takes 133 bytes, and the head of a request must stay below 16 kB. */
export const desksHeld = 9;
/** A sign-in is valid for the whole browser; the tab of a demo desk has a session name of its own. */
export const browserSession = 'browser';

const prefix = 'vc_r_';

/**
 * The refresh tokens of one browser, in cookies that scripts cannot read: the browser's own, and one for each demo
 * desk.
 */
@Injectable()
export class RefreshCookies {
  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly sessions: Sessions,
  ) {}

  set(response: Response, name: string, session: Session): void {
    if (session.refreshToken === null) return;
    const expires = new Date(session.expiresAt);
    response.cookie(`${prefix}${name}`, session.refreshToken, { ...this.options(), expires });
  }

  /** Returns the refresh token in the request's cookie of this name. */
  presented(request: Request, name: string): RefreshToken | null {
    return parseRefreshToken(cookiesOf(request)[`${prefix}${name}`]);
  }

  clear(response: Response, name: string): void {
    response.clearCookie(`${prefix}${name}`, this.options());
  }

  /** Ends the browser's previous sign-in: a browser holds one person at a time. */
  async endFormer(request: Request): Promise<void> {
    const former = this.presented(request, browserSession);
    if (former) await this.sessions.end(former);
  }

  /**
   * Makes room next to the cookie `mine`. Cookies of desks would pile up until no request fits: once the browser holds
   * too many, the dead ones are removed, and then the least recently used ones.
   */
  async makeRoom(mine: string, request: Request, response: Response): Promise<void> {
    const others = Object.keys(cookiesOf(request))
      .filter((name) => name.startsWith(prefix) && ![mine, browserSession].includes(name.slice(prefix.length)))
      .map((name) => ({ name: name.slice(prefix.length), token: parseRefreshToken(cookiesOf(request)[name]) }));
    if (others.length < desksHeld) return;
    const living = await this.sessions.living(others.flatMap(({ token }) => token ?? []));
    const [kept, dropped] = [living.slice(0, desksHeld - 1), living.slice(desksHeld - 1)];
    for (const { name, token } of others) if (!token || !kept.includes(token)) this.clear(response, name);
    for (const token of dropped) await this.sessions.end(token);
  }

  private options() {
    const secure = this.env.PUBLIC_BASE_URL.startsWith('https:');
    return { httpOnly: true, sameSite: 'strict', path: cookiePath, secure } as const;
  }
}

/** Returns the session name of a demo desk's tab: enough to keep a browser's few desks apart, and not a secret. */
export function deskName(family: string): string {
  return family.slice(0, 8);
}

function cookiesOf(request: Request): Readonly<Record<string, unknown>> {
  return request.cookies as Readonly<Record<string, unknown>>;
}

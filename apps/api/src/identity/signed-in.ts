import { Inject, Injectable } from '@nestjs/common';
import { TenantDb } from '@voicecore/database';
import type { PersonId, TenantId } from '@voicecore/domain/kernel';
import type { Request, Response } from 'express';
import type { Env } from '../env';
import { AppError } from '../platform/app-error';
import { Sealing } from '../platform/sealing';
import { ENV } from '../platform/tokens';
import { accessSeconds, AccessTokens } from './access-tokens';
import type { Me, SignedIn } from './auth.dto';
import { PersonStore } from './person.store';
import { parseRefreshToken, type RefreshToken } from './refresh-token';
import type { Session } from './sessions';

const cookiePath = '/api/v1/auth';

/** Turns a session into what a tab keeps: an access token in its body, the refresh token in a cookie it cannot read. */
@Injectable()
export class SignedInAnswer {
  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly tenants: TenantDb,
    private readonly tokens: AccessTokens,
    private readonly sealing: Sealing,
  ) {}

  async give(session: Session, response: Response): Promise<SignedIn> {
    const name = sessionName(session.family);
    response.cookie(cookieName(name), session.refreshToken, {
      ...this.cookieOptions(),
      expires: new Date(session.expiresAt),
    });
    response.setHeader('Cache-Control', 'no-store');
    const accessToken = await this.tokens.sign(session, session.family);
    return {
      accessToken,
      expiresIn: accessSeconds,
      session: name,
      me: await this.me(session.tenantId, session.personId),
    };
  }

  /** The refresh token that the request's cookie of this name holds. */
  presented(request: Request, name: string): RefreshToken | null {
    const cookies = request.cookies as Readonly<Record<string, unknown>>;
    return parseRefreshToken(cookies[cookieName(name)]);
  }

  clear(response: Response, name: string): void {
    response.clearCookie(cookieName(name), this.cookieOptions());
  }

  async me(tenantId: TenantId, personId: PersonId): Promise<Me> {
    return this.tenants.run(tenantId, async (tx) => {
      const person = await new PersonStore(tx).active(personId);
      if (!person) throw new AppError('session_ended');
      const seal = await this.sealing.tenant(tx);
      const { role, tenantName, isDemo, agentId, language, timeZone, country } = person;
      return {
        ...{ personId, role, tenantId, tenantName, isDemo, agentId, language, timeZone, country },
        name: seal.open({ table: 'memberships', column: 'name_sealed', row: personId }, person.nameSealed),
        email: this.sealing.installation.open(
          { table: 'people', column: 'email_sealed', row: personId },
          person.emailSealed,
        ),
      };
    });
  }

  private cookieOptions() {
    const secure = this.env.PUBLIC_BASE_URL.startsWith('https:');
    return { httpOnly: true, sameSite: 'strict', path: cookiePath, secure } as const;
  }
}

/** What a tab calls its session: enough to keep a browser's few sessions apart, no secret. */
function sessionName(family: string): string {
  return family.slice(0, 8);
}

function cookieName(session: string): string {
  return `vc_r_${session}`;
}

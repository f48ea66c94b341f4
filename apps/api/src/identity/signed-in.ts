import { Injectable } from '@nestjs/common';
import { TenantDb } from '@voicecore/database';
import type { PersonId, TenantId } from '@voicecore/domain/kernel';
import type { Request, Response } from 'express';
import { AppError } from '../platform/app-error';
import { Sealing } from '../platform/sealing';
import { accessSeconds, AccessTokens } from './access-tokens';
import type { Me, SignedIn } from './auth.dto';
import { KnownDevices } from './known-devices';
import { PersonStore } from './person.store';
import { browserSession, deskName, RefreshCookies } from './refresh-cookies';
import type { Session } from './sessions';

/**
 * Turns a session into what a tab holds: an access token in the response body, and a refresh token in a cookie that
 * scripts cannot read.
 */
@Injectable()
export class SignedInAnswer {
  constructor(
    private readonly tenants: TenantDb,
    private readonly tokens: AccessTokens,
    private readonly sealing: Sealing,
    private readonly cookies: RefreshCookies,
    private readonly devices: KnownDevices,
  ) {}

  /** Signs a user in for the whole browser, in all its tabs. */
  async enter(session: Session, request: Request, response: Response): Promise<SignedIn> {
    await this.cookies.endFormer(request);
    return this.give(session, browserSession, request, response);
  }

  /** Opens a demo agent's desk for this tab only, so that several desks work next to each other in one browser. */
  async openDesk(session: Session, request: Request, response: Response): Promise<SignedIn> {
    return this.give(session, deskName(session.family), request, response);
  }

  /** @param name the name of the session, as the tab knows it */
  async give(session: Session, name: string, request: Request, response: Response): Promise<SignedIn> {
    await this.cookies.makeRoom(name, request, response);
    this.cookies.set(response, name, session);
    this.devices.remember(session.personId, request, response);
    response.setHeader('Cache-Control', 'no-store');
    const accessToken = await this.tokens.sign(session, session.family);
    return {
      accessToken,
      expiresIn: accessSeconds,
      session: name,
      me: await this.me(session.tenantId, session.personId),
    };
  }

  async me(tenantId: TenantId, personId: PersonId): Promise<Me> {
    return this.tenants.run(tenantId, async (tx) => {
      const person = await new PersonStore(tx).active(personId);
      if (!person) throw new AppError('session_ended');
      const seal = await this.sealing.tenant(tx);
      const { role, tenantName, isDemo, suspended, agentId, language, timeZone, country } = person;
      return {
        ...{ personId, role, tenantId, tenantName, isDemo, suspended, agentId, language, timeZone, country },
        name: seal.open({ table: 'memberships', column: 'name_sealed', row: personId }, person.nameSealed),
        email: this.sealing.installation.open(
          { table: 'people', column: 'email_sealed', row: personId },
          person.emailSealed,
        ),
      };
    });
  }
}

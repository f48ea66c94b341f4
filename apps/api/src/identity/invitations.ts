import { Inject, Injectable } from '@nestjs/common';
import { TenantDb } from '@voicecore/database';
import type { PersonId, TenantId } from '@voicecore/domain/kernel';
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Env } from '../env';
import { AppError } from '../platform/app-error';
import { Clock } from '../platform/clock';
import { ENV } from '../platform/tokens';
import { noPassword, Passwords } from './passwords';
import { PersonStore } from './person.store';
import { Sessions, type Session } from './sessions';

/** An invitation may be answered for this long, ms. */
const invitationLastsMs = 7 * 86_400_000;
const form = /^([0-9a-f-]{36})\.([0-9a-f-]{36})\.(\d{13})\.([\w-]{43})$/;

/** Invitations: a signed token that lets a person without a password set one, once. Nothing is stored. */
@Injectable()
export class Invitations {
  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly tenants: TenantDb,
    private readonly clock: Clock,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
  ) {}

  for(tenantId: TenantId, personId: PersonId): string {
    const until = this.clock.now() + invitationLastsMs;
    return `${tenantId}.${personId}.${until}.${this.signature(tenantId, personId, until)}`;
  }

  async accept(token: string, password: string): Promise<Session> {
    const { tenantId, personId } = this.parse(token);
    this.passwords.accept(password);
    const passwordHash = await this.passwords.hash(password);
    await this.tenants.run(tenantId, async (tx) => {
      const store = new PersonStore(tx);
      const person = await store.active(personId);
      if (person?.passwordHash !== noPassword) throw new AppError('invitation_invalid');
      await store.setPassword(personId, passwordHash);
    });
    return this.sessions.begin(tenantId, personId);
  }

  private parse(token: string): { tenantId: TenantId; personId: PersonId } {
    const [, tenant = '', person = '', until = '', signature = ''] = form.exec(token) ?? [];
    const expected = Buffer.from(this.signature(tenant, person, Number(until)));
    const given = Buffer.from(signature);
    const genuine = given.length === expected.length && timingSafeEqual(given, expected);
    if (!genuine || Number(until) < this.clock.now()) throw new AppError('invitation_invalid');
    return { tenantId: tenant as TenantId, personId: person as PersonId };
  }

  private signature(tenantId: string, personId: string, until: number): string {
    const what = `invitation\0${tenantId}\0${personId}\0${until}`;
    return createHmac('sha256', this.env.VOICECORE_JWT_SECRET).update(what).digest('base64url');
  }
}

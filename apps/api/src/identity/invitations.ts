import { Inject, Injectable } from '@nestjs/common';
import { TenantDb, type TenantTx } from '@voicecore/database';
import type { PersonId, TenantId } from '@voicecore/domain/kernel';
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Env } from '../env';
import { AppError } from '../platform/app-error';
import { Clock } from '../platform/clock';
import { ENV } from '../platform/tokens';
import { notifyAccount } from './account-notice';
import { PasswordLinkStore } from './password-link.store';
import { Passwords } from './passwords';
import { PersonStore } from './person.store';
import { Sessions, type Session } from './sessions';

/** How long an invitation is valid, ms. */
const invitationLastsMs = 7 * 86_400_000;
const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const form = new RegExp(`^(${uuid})\\.(${uuid})\\.(${uuid})\\.(\\d{13})\\.([\\w-]{43})$`);

/** Invitations: a signed token that lets a person set a password, once. Only the newest one is valid. */
@Injectable()
export class Invitations {
  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly tenants: TenantDb,
    private readonly clock: Clock,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
  ) {}

  /** Creates the one valid invitation of a person; the password and all older invitations become invalid. */
  async issue(tx: TenantTx, personId: PersonId): Promise<string> {
    const nonce = randomUUID();
    if (!(await new PersonStore(tx).invite(personId, nonce))) throw new AppError('not_found');
    const until = this.clock.now() + invitationLastsMs;
    const parts = [tx.tenantId, personId, nonce, String(until)];
    return [...parts, this.signature(parts)].join('.');
  }

  async accept(token: string, password: string): Promise<Session> {
    const { tenantId, personId, nonce } = this.parse(token);
    await this.passwords.accept(password);
    const passwordHash = await this.passwords.hash(password);
    const accepted = await this.tenants.run(tenantId, async (tx) => {
      const store = new PersonStore(tx);
      if ((await store.active(personId)) === null) return false;
      if (!(await store.accept(personId, nonce, passwordHash))) return false;
      await new PasswordLinkStore(tx).remove(personId);
      await notifyAccount(tx, personId);
      tx.audit('invitation.accepted', personId, {}, { kind: 'person', id: personId });
      return true;
    });
    if (!accepted) throw new AppError('invitation_invalid');
    return this.sessions.begin(tenantId, personId);
  }

  private parse(token: string): { tenantId: TenantId; personId: PersonId; nonce: string } {
    const [, tenant = '', person = '', nonce = '', until = '', signature = ''] = form.exec(token) ?? [];
    const expected = Buffer.from(this.signature([tenant, person, nonce, until]));
    const given = Buffer.from(signature);
    const genuine = given.length === expected.length && timingSafeEqual(given, expected);
    if (!genuine || Number(until) < this.clock.now()) throw new AppError('invitation_invalid');
    return { tenantId: tenant as TenantId, personId: person as PersonId, nonce };
  }

  private signature(parts: readonly string[]): string {
    const what = ['invitation', ...parts].join('\0');
    return createHmac('sha256', this.env.VOICECORE_JWT_SECRET).update(what).digest('base64url');
  }
}

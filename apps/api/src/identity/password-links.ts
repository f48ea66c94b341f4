import { Injectable } from '@nestjs/common';
import { TenantDb, type TenantTx } from '@voicecore/database';
import type { PersonId } from '@voicecore/domain/kernel';
import { AppError } from '../platform/app-error';
import { Clock } from '../platform/clock';
import { notifyAccount } from './account-notice';
import type { NewPasswordBody, PasswordLink } from './auth.dto';
import { PasswordLinkStore } from './password-link.store';
import { noPassword, Passwords } from './passwords';
import { PersonStore } from './person.store';
import { hashOf, newSecret, parseRefreshToken, writeRefreshToken } from './refresh-token';
import { Sessions, type Session } from './sessions';

/** How long the link may be used, ms: handed over today, opened tomorrow morning. */
export const linkLastsMs = 24 * 3_600_000;

/**
 * Links by which somebody who forgot the password sets another one, once. Unlike an invitation a link takes nothing away:
 * until it is used the old password holds.
 */
@Injectable()
export class PasswordLinks {
  constructor(
    private readonly tenants: TenantDb,
    private readonly clock: Clock,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
  ) {}

  /** The one link of a person that counts; what is stored of it is a hash. */
  async issue(tx: TenantTx, personId: PersonId): Promise<PasswordLink> {
    const account = await new PersonStore(tx).credentials(personId);
    if (!account) throw new AppError('conflict', { detail: 'The person may not sign in at present.' });
    if (account.passwordHash === noPassword)
      throw new AppError('conflict', { detail: 'The person has set no password yet: invite them again.' });
    const secret = newSecret();
    const expiresAt = this.clock.now() + linkLastsMs;
    await new PasswordLinkStore(tx).put(personId, hashOf(secret), expiresAt);
    await notifyAccount(tx, personId);
    tx.audit('password.link_made', personId);
    return { token: writeRefreshToken({ tenantId: tx.tenantId, id: personId, secret }), expiresAt };
  }

  /** Sets the password and ends every session of the person. Throws `password_link_invalid`. */
  async redeem({ token, password }: NewPasswordBody): Promise<Session> {
    const link = parseRefreshToken(token);
    if (!link) throw new AppError('password_link_invalid');
    await this.passwords.accept(password);
    const passwordHash = await this.passwords.hash(password);
    const personId = link.id as PersonId;
    await this.tenants.run(link.tenantId, async (tx) => {
      const people = new PersonStore(tx);
      const account = await people.credentials(personId);
      const isTaken =
        account !== null &&
        account.passwordHash !== noPassword &&
        (await new PasswordLinkStore(tx).take(personId, hashOf(link.secret), this.clock.now())) &&
        (await people.changePassword(personId, account.passwordHash, passwordHash));
      if (!isTaken) throw new AppError('password_link_invalid');
      await this.sessions.endAll(tx, personId);
      await notifyAccount(tx, personId);
      tx.audit('password.set_by_link', personId, {}, { kind: 'person', id: personId });
    });
    return this.sessions.begin(link.tenantId, personId);
  }
}

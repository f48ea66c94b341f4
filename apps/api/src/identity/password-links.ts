import { Injectable } from '@nestjs/common';
import { TenantDb, type TenantTx } from '@voicecore/database';
import type { PersonId } from '@voicecore/domain/kernel';
import { endOfPasswordLink, type PasswordLinkEnd } from '@voicecore/domain/sessions';
import { AppError } from '../platform/app-error';
import { Clock } from '../platform/clock';
import { notifyAccount } from './account-notice';
import type { NewPasswordBody, PasswordLink } from './auth.dto';
import { PasswordLinkStore } from './password-link.store';
import { noPassword, Passwords } from './passwords';
import { PersonStore } from './person.store';
import { hashOf, newSecret, parseRefreshToken, writeRefreshToken } from './refresh-token';
import { Sessions, type Session } from './sessions';

/** The error for each reason why a link does not work. */
const refusals = {
  used: 'password_link_used',
  replaced: 'password_link_replaced',
  expired: 'password_link_expired',
} as const satisfies Record<PasswordLinkEnd, string>;

/** How long the link may be used, ms: long enough for one handed over today and opened tomorrow morning. */
export const linkLastsMs = 24 * 3_600_000;

/**
 * Links with which a person who forgot the password can set a new one, once. Unlike an invitation, a link takes nothing
 * away: the old password works until the link is used.
 */
@Injectable()
export class PasswordLinks {
  constructor(
    private readonly tenants: TenantDb,
    private readonly clock: Clock,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
  ) {}

  /** Creates the one valid link of a person; only its hash is stored. */
  async issue(tx: TenantTx, personId: PersonId): Promise<PasswordLink> {
    const account = await new PersonStore(tx).credentials(personId);
    if (!account) throw new AppError('conflict', { detail: 'The person is not allowed to sign in now.' });
    if (account.passwordHash === noPassword)
      throw new AppError('conflict', { detail: 'The person has not set a password yet: invite them again.' });
    const secret = newSecret();
    const expiresAt = this.clock.now() + linkLastsMs;
    await new PasswordLinkStore(tx).put(personId, hashOf(secret), expiresAt);
    await notifyAccount(tx, personId);
    tx.audit('password.link_made', personId);
    return { token: writeRefreshToken({ tenantId: tx.tenantId, id: personId, secret }), expiresAt };
  }

  /** Throws `password_link_...` when the link does not work. */
  async check(token: string): Promise<void> {
    const link = parseRefreshToken(token);
    if (!link) throw new AppError('password_link_invalid');
    await this.tenants.run(link.tenantId, async (tx) => {
      await this.account(tx, link.id as PersonId);
      const record = await new PasswordLinkStore(tx).record(link.id as PersonId, hashOf(link.secret));
      const end = endOfPasswordLink(record, this.clock.now());
      if (end !== null || record.expiresAt === null) throw refusalOf(end);
    });
  }

  /** Sets the password and ends every session of the person. Throws `password_link_...` when the link does not work. */
  async redeem({ token, password }: NewPasswordBody): Promise<Session> {
    const link = parseRefreshToken(token);
    if (!link) throw new AppError('password_link_invalid');
    await this.passwords.accept(password);
    const passwordHash = await this.passwords.hash(password);
    const personId = link.id as PersonId;
    await this.tenants.run(link.tenantId, async (tx) => {
      const account = await this.account(tx, personId);
      await this.take(tx, personId, hashOf(link.secret));
      if (!(await new PersonStore(tx).changePassword(personId, account.passwordHash, passwordHash)))
        throw new AppError('password_link_invalid');
      await this.sessions.endAll(tx, personId);
      await notifyAccount(tx, personId);
      tx.audit('password.set_by_link', personId, {}, { kind: 'person', id: personId });
    });
    return this.sessions.begin(link.tenantId, personId);
  }

  /** The account as it is; one that was disabled or invited again has no link that works. */
  private async account(tx: TenantTx, personId: PersonId): Promise<{ readonly passwordHash: string }> {
    const account = await new PersonStore(tx).credentials(personId);
    if (!account || account.passwordHash === noPassword) throw new AppError('password_link_invalid');
    return account;
  }

  private async take(tx: TenantTx, personId: PersonId, tokenHash: Buffer): Promise<void> {
    const store = new PasswordLinkStore(tx);
    const now = this.clock.now();
    if (await store.take(personId, tokenHash, now)) return;
    throw refusalOf(endOfPasswordLink(await store.record(personId, tokenHash), now));
  }
}

const refusalOf = (end: PasswordLinkEnd | null): AppError =>
  new AppError(end === null ? 'password_link_invalid' : refusals[end]);

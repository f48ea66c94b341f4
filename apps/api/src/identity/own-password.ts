import { Injectable } from '@nestjs/common';
import { TenantDb } from '@voicecore/database';
import type { Principal } from '../platform/allow';
import { AppError } from '../platform/app-error';
import { notifyAccount } from './account-notice';
import type { PasswordBody } from './auth.dto';
import { LoginThrottle } from './login-throttle';
import { PasswordLinkStore } from './password-link.store';
import { Passwords } from './passwords';
import { PersonStore } from './person.store';
import { Sessions } from './sessions';

/** Lets a user change their own password; a stolen session alone is not enough for that. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly tenants: TenantDb,
    private readonly passwords: Passwords,
    private readonly throttle: LoginThrottle,
    private readonly sessions: Sessions,
  ) {}

  /** Throws `invalid_request` when the current password is wrong; guesses count against the session they come from. */
  async change(who: Principal, { current, password }: PasswordBody): Promise<void> {
    await this.passwords.accept(password);
    const takeBack = await this.throttle.onDevice(who.personId, who.sessionId);
    const account = await this.tenants.run(who.tenantId, (tx) => new PersonStore(tx).credentials(who.personId));
    if (!(await this.passwords.matches(account?.passwordHash ?? null, current))) {
      throw new AppError('invalid_request', {
        errors: [{ path: 'current', message: 'this is not the current password', code: 'wrong_password' }],
      });
    }
    await takeBack();
    const passwordHash = await this.passwords.hash(password);
    await this.tenants.run(who.tenantId, async (tx) => {
      const changed = await new PersonStore(tx).changePassword(who.personId, account?.passwordHash ?? '', passwordHash);
      if (!changed) throw new AppError('conflict', { detail: 'The password was changed elsewhere at the same time.' });
      await new PasswordLinkStore(tx).remove(who.personId);
      await notifyAccount(tx, who.personId);
      await this.sessions.endAll(tx, who.personId, who.sessionId);
      tx.audit('password.changed', who.personId);
    });
  }
}

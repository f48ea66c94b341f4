import { Injectable } from '@nestjs/common';
import { LookupDb, TenantDb } from '@voicecore/database';
import { AppLogger } from '../platform/app-logger';
import { Sealing } from '../platform/sealing';
import { notifyAccount } from './account-notice';
import type { PasswordRequest } from './auth.dto';
import { LoginThrottle } from './login-throttle';
import { PasswordLinkStore } from './password-link.store';

/**
 * Records who has forgotten their password, for the administrators of the business: they know the person and hand over
 * a link. This way no mail server is needed.
 */
@Injectable()
export class ForgottenPasswords {
  constructor(
    private readonly lookup: LookupDb,
    private readonly tenants: TenantDb,
    private readonly sealing: Sealing,
    private readonly throttle: LoginThrottle,
    private readonly log: AppLogger,
  ) {}

  /**
   * Answers before looking up the account, so that neither the answer nor its timing reveals whether there is one.
   * Throws `too_many_requests` by the source alone.
   */
  async ask({ email }: PasswordRequest, source: string): Promise<void> {
    const lookup = this.sealing.emailLookup(email);
    if (!(await this.throttle.mayAsk(lookup.toString('base64'), source))) return;
    void this.note(lookup).catch((err: unknown) =>
      this.log.error({ err }, 'a forgotten password could not be recorded'),
    );
  }

  private async note(lookup: Buffer): Promise<void> {
    for (const { tenantId, personId } of await this.lookup.accountsOfEmail(lookup))
      await this.tenants.run(tenantId, async (tx) => {
        await new PasswordLinkStore(tx).ask(personId);
        await notifyAccount(tx, personId);
      });
  }
}

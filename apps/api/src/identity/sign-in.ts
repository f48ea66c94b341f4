import { Injectable } from '@nestjs/common';
import { LookupDb, TenantDb, type PersonInTenant } from '@voicecore/database';
import type { PersonId } from '@voicecore/domain/kernel';
import { randomUUID } from 'node:crypto';
import { AppError } from '../platform/app-error';
import { platformTenant } from '../platform/platform-tenant';
import { Sealing } from '../platform/sealing';
import { LoginThrottle } from './login-throttle';
import { Passwords } from './passwords';
import { PersonStore } from './person.store';

/** Checks e-mail and password, in the same time and with the same answer whether or not the account exists. */
@Injectable()
export class SignIn {
  constructor(
    private readonly lookup: LookupDb,
    private readonly tenants: TenantDb,
    private readonly sealing: Sealing,
    private readonly passwords: Passwords,
    private readonly throttle: LoginThrottle,
  ) {}

  /** `source` is the network source, for the throttle alone. */
  async withPassword(email: string, password: string, source: string): Promise<PersonInTenant> {
    const account = this.sealing.emailLookup(email);
    const takeBack = await this.throttle.count(account, source);
    const who = await this.check(account, password);
    await takeBack();
    return who;
  }

  private async check(account: Buffer, password: string): Promise<PersonInTenant> {
    const [place] = await this.lookup.personOfEmail(account);
    // A stranger's e-mail costs the same reads: somebody who is nobody, in the tenant that always exists.
    const where = place ?? { tenantId: platformTenant, personId: randomUUID() as PersonId };
    const person = await this.tenants.run(where.tenantId, (tx) => new PersonStore(tx).active(where.personId));
    const right = await this.passwords.matches(person?.passwordHash ?? null, password);
    if (!right) throw new AppError('sign_in_failed');
    return where;
  }
}

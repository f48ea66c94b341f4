import { Injectable } from '@nestjs/common';
import { LookupDb, TenantDb, type PersonInTenant } from '@voicecore/database';
import type { PersonId } from '@voicecore/domain/kernel';
import { randomUUID } from 'node:crypto';
import { AppError } from '../platform/app-error';
import { platformTenant } from '../platform/platform-tenant';
import { Sealing } from '../platform/sealing';
import type { LoginBody } from './auth.dto';
import type { Device } from './device-cookie';
import { KnownDevices } from './known-devices';
import { LoginThrottle } from './login-throttle';
import { Passwords } from './passwords';
import { PersonStore } from './person.store';

/** Where an attempt comes from; used only by the throttle. */
interface Origin {
  /** The network source. */
  readonly source: string;
  readonly device: Device | null;
}

interface Match extends PersonInTenant {
  readonly tenantName: string;
}

/**
 * Checks email and password, in the same time and with the same answer whether or not the account exists. Several
 * businesses may have an account with the same email; the password decides which one is meant.
 */
@Injectable()
export class SignIn {
  constructor(
    private readonly lookup: LookupDb,
    private readonly tenants: TenantDb,
    private readonly sealing: Sealing,
    private readonly passwords: Passwords,
    private readonly devices: KnownDevices,
    private readonly throttle: LoginThrottle,
  ) {}

  /** Throws `choose_business` when the password fits several accounts and the body names none of them. */
  async withPassword({ email, password, tenantId }: LoginBody, origin: Origin): Promise<PersonInTenant> {
    const lookup = this.sealing.emailLookup(email);
    const accounts = await this.lookup.accountsOfEmail(lookup);
    const meant = accounts.filter((account) => tenantId === undefined || account.tenantId === tenantId);
    const matches = await this.matches(lookup.toString('base64'), meant, password, origin);
    const [only, ...more] = matches;
    if (!only) throw new AppError('sign_in_failed');
    if (more.length === 0) return only;
    const choices = matches.map((match) => ({ id: match.tenantId, name: match.tenantName }));
    throw new AppError('choose_business', { choices });
  }

  /**
   * Accounts that have been used on the device are tried first and count against the device's limit. Attempts on the
   * other accounts are counted separately; otherwise an attacker's own account would be a way around the limit on
   * another person's.
   */
  private async matches(
    account: string,
    meant: readonly PersonInTenant[],
    password: string,
    { source, device }: Origin,
  ): Promise<Match[]> {
    const known = meant.filter(({ personId }) => this.devices.knows(device, personId));
    const others = meant.filter((one) => !known.includes(one));
    if (!device || known.length === 0) {
      const takeBack = await this.throttle.ofStranger(account, source);
      return this.counted(takeBack, await this.withThisPassword(others, password));
    }
    const takeBack = await this.throttle.onDevice(account, device.id);
    const found = await this.counted(takeBack, await this.withThisPassword(known, password));
    if (others.length === 0) return found;
    if (found.length > 0 && !(await this.throttle.mayTryOthers(account))) return found;
    if (found.length === 0) await this.throttle.ofStranger(account, source);
    return [...found, ...(await this.withThisPassword(others, password))];
  }

  private async counted(takeBack: () => Promise<void>, found: Match[]): Promise<Match[]> {
    if (found.length > 0) await takeBack();
    return found;
  }

  /** Checks all accounts at the same time, so that the response time does not reveal how many there are. */
  private async withThisPassword(accounts: readonly PersonInTenant[], password: string): Promise<Match[]> {
    // An unknown email costs the same reads: a person who does not exist, in the tenant that always exists.
    const nobody = { tenantId: platformTenant, personId: randomUUID() as PersonId };
    const tried = accounts.length > 0 ? accounts : [nobody];
    const found = await Promise.all(
      tried.map(async ({ tenantId, personId }) => {
        const account = await this.tenants.run(tenantId, (tx) => new PersonStore(tx).credentials(personId));
        const right = await this.passwords.matches(account?.passwordHash ?? null, password);
        return right && account ? [{ tenantId, personId, tenantName: account.tenantName }] : [];
      }),
    );
    return found.flat();
  }
}

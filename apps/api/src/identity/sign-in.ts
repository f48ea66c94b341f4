import { Injectable } from '@nestjs/common';
import { LookupDb, TenantDb, type PersonInTenant } from '@voicecore/database';
import type { PersonId } from '@voicecore/domain/kernel';
import { randomUUID } from 'node:crypto';
import { AppError } from '../platform/app-error';
import { platformTenant } from '../platform/platform-tenant';
import { Sealing } from '../platform/sealing';
import type { Device } from './device-cookie';
import { KnownDevices } from './known-devices';
import { LoginThrottle } from './login-throttle';
import { Passwords } from './passwords';
import { PersonStore } from './person.store';

/** Where an attempt comes from; for the throttle alone. */
interface Origin {
  /** The network source. */
  readonly source: string;
  readonly device: Device | null;
}

/** Checks e-mail and password, in the same time and with the same answer whether or not the account exists. */
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

  async withPassword(email: string, password: string, { source, device }: Origin): Promise<PersonInTenant> {
    const lookup = this.sealing.emailLookup(email);
    const account = lookup.toString('base64');
    const [place] = await this.lookup.personOfEmail(lookup);
    const takeBack =
      device && place && this.devices.knows(device, place.personId)
        ? await this.throttle.onDevice(account, device.id)
        : await this.throttle.ofStranger(account, source);
    // A stranger's e-mail costs the same reads: somebody who is nobody, in the tenant that always exists.
    const where = place ?? { tenantId: platformTenant, personId: randomUUID() as PersonId };
    const person = await this.tenants.run(where.tenantId, (tx) => new PersonStore(tx).active(where.personId));
    const right = await this.passwords.matches(person?.passwordHash ?? null, password);
    if (!right) throw new AppError('sign_in_failed');
    await takeBack();
    return where;
  }
}

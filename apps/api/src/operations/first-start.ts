import { Inject, Injectable } from '@nestjs/common';
import { PlatformDb, type PlatformTx } from '@voicecore/database';
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { EnvironmentFault, type Env } from '../env';
import { NewPeople } from '../identity';
import { AppError } from '../platform/app-error';
import { platformTenant } from '../platform/platform-tenant';
import { Sealing } from '../platform/sealing';
import { WrappedKeys } from './wrapped-keys';
import { ENV } from '../platform/tokens';
import { DemoTenant } from './demo-tenant';

const firstStartLock = 4_201;
const defaultEmail = 'admin@voicecore.example';
/** How often, and for how long, a process asks whether another one has finished, ms. */
const askEveryMs = 100;
const patienceMs = 30_000;

/** Creates what an installation needs before it serves requests: a super admin, and on a laptop the demo business. */
@Injectable()
export class FirstStart {
  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly platform: PlatformDb,
    private readonly sealing: Sealing,
    private readonly people: NewPeople,
    private readonly demo: DemoTenant,
    private readonly keys: WrappedKeys,
  ) {}

  /** Creates what is missing, one process at a time. `print` gets a generated password, once. */
  async run(print: (line: string) => void): Promise<void> {
    const until = Date.now() + patienceMs;
    while (!(await this.alone(print))) {
      if (Date.now() > until) throw new Error('another process has been running the first start for too long');
      await pause(askEveryMs);
    }
  }

  /** Returns false when another process is doing it. */
  private alone(print: (line: string) => void): Promise<boolean> {
    return this.platform.run(async (tx) => {
      // The lock is held while other connections work, longer than an idle transaction may normally last.
      await tx.query(`set local idle_in_transaction_session_timeout = '60s'`);
      const [lock] = await tx.query<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [
        firstStartLock,
      ]);
      if (!lock?.mine) return false;
      await this.ensureSuperAdmin(print);
      await this.keys.bind();
      if (this.env.VOICECORE_DEMO) await this.demo.ensure(this.env.VOICECORE_DEMO);
      return true;
    });
  }

  private async ensureSuperAdmin(print: (line: string) => void): Promise<void> {
    const present = await this.platform.run((tx) => this.hasSuperAdmin(tx));
    if (present) return;
    const email = (this.env.VOICECORE_ADMIN_EMAIL ?? defaultEmail).toLowerCase();
    const generated = this.env.VOICECORE_ADMIN_PASSWORD === undefined ? randomBytes(12).toString('base64url') : null;
    const passwordHash = await this.hashed(generated ?? this.env.VOICECORE_ADMIN_PASSWORD);
    await this.platform.run(async (platform) => {
      await this.addPlatformTenant(platform);
      const tx = await platform.within(platformTenant);
      const role = 'super_admin';
      const personId = await this.people.add(tx, { email, name: 'Administrator', role, passwordHash });
      tx.audit('member.added', personId, { role });
    });
    if (generated) print(`The super admin is ${email} with the password ${generated} (shown once).`);
  }

  private async hashed(password: string | undefined): Promise<string> {
    try {
      return await this.people.hashed(password);
    } catch (fault) {
      if (!(fault instanceof AppError)) throw fault;
      throw new EnvironmentFault(['VOICECORE_ADMIN_PASSWORD: is one of the common passwords that attackers try first']);
    }
  }

  private async hasSuperAdmin(tx: PlatformTx): Promise<boolean> {
    return (await tx.query(`select 1 from memberships where role = 'super_admin' limit 1`)).length > 0;
  }

  private async addPlatformTenant(tx: PlatformTx): Promise<void> {
    await tx.query(
      `insert into tenants (id, kind, name, slug, time_zone, wrapped_key) values ($1, 'platform', 'Platform', 'platform', 'UTC', $2)
       on conflict do nothing`,
      [platformTenant, this.sealing.newTenantKey(platformTenant)],
    );
  }
}

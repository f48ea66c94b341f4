import { Injectable } from '@nestjs/common';
import { PlatformDb, type PlatformTx, type TenantTx } from '@voicecore/database';
import type { DepartmentId, Language, PersonId, TenantId } from '@voicecore/domain/kernel';
import { randomBytes, randomUUID } from 'node:crypto';
import { Invitations, NewPeople } from '../identity';
import { onDuplicate } from '../platform/on-duplicate';
import { Sealing } from '../platform/sealing';
import { firstPolicy } from './screening-policy.dto';
import { laterSettings, type Configuration, type NewTenant } from './tenant.dto';

/**
 * The settings of a tenant that requested none: it answers in both languages, and reaches a person during office hours.
 */
export const defaults = {
  configuration: {
    receptionistName: 'Ava',
    voice: 'marin',
    greeting: null,
    attemptsBeforeTransfer: 3,
    ringSeconds: 20,
    ...laterSettings,
    screening: firstPolicy,
  } satisfies Configuration,
  department: { en: 'Front desk', es: 'Recepción' },
  /** Monday to Friday, 9:00 to 17:00, in minutes of the tenant's day. */
  hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: 540, closes: 1_020 })),
};

export interface Provisioned {
  readonly tenantId: TenantId;
  readonly departmentId: DepartmentId;
  readonly adminId: PersonId;
  /** With it the administrator can set a password; null when a password was given. */
  readonly invitation: string | null;
}

/** Creates a tenant that works right away, or nothing at all: in one transaction. */
@Injectable()
export class ProvisionTenant {
  constructor(
    private readonly platform: PlatformDb,
    private readonly sealing: Sealing,
    private readonly people: NewPeople,
    private readonly invitations: Invitations,
  ) {}

  async run(wanted: NewTenant, isDemo = false): Promise<Provisioned> {
    const passwordHash = await this.people.hashed(wanted.admin.password);
    const tenantId = randomUUID() as TenantId;
    const departmentId = randomUUID() as DepartmentId;
    const { adminId, invitation } = await this.platform.run(async (platform) => {
      await this.addTenant(platform, tenantId, wanted, isDemo);
      const tx = await platform.within(tenantId);
      tx.audit('tenant.added', tenantId, { isDemo });
      await addDefaults(tx, departmentId, wanted.defaultLanguage);
      if (wanted.number) await addNumber(tx, wanted.number);
      const { email, name } = wanted.admin;
      const personId = await this.people.add(tx, { email, name, role: 'tenant_admin', passwordHash, isDemo });
      const token = wanted.admin.password === undefined ? await this.invitations.issue(tx, personId) : null;
      return { adminId: personId, invitation: token };
    });
    return { tenantId, departmentId, adminId, invitation };
  }

  private async addTenant(platform: PlatformTx, id: TenantId, wanted: NewTenant, isDemo: boolean): Promise<void> {
    await platform.query(
      `insert into tenants (id, kind, name, slug, default_language, time_zone, config_version, wrapped_key, is_demo)
       values ($1, 'business', $2, $3, $4, $5, 1, $6, $7)`,
      [
        id,
        wanted.name,
        slugOf(wanted.name),
        wanted.defaultLanguage,
        wanted.timeZone,
        this.sealing.newTenantKey(id),
        isDemo,
      ],
    );
  }
}

async function addDefaults(tx: TenantTx, departmentId: DepartmentId, language: Language): Promise<void> {
  const { tenantId } = tx;
  await tx.query('insert into configurations (tenant_id, version, config, default_language) values ($1, 1, $2, $3)', [
    tenantId,
    defaults.configuration,
    language,
  ]);
  const { en, es } = defaults.department;
  await tx.query('insert into departments (tenant_id, id, name_en, name_es) values ($1, $2, $3, $4)', [
    tenantId,
    departmentId,
    en,
    es,
  ]);
  for (const { weekday, opens, closes } of defaults.hours) {
    const sql = 'insert into hours (tenant_id, id, weekday, opens, closes) values ($1, $2, $3, $4, $5)';
    await tx.query(sql, [tenantId, randomUUID(), weekday, opens, closes]);
  }
}

async function addNumber(tx: TenantTx, e164: string): Promise<void> {
  await onDuplicate({ numbers_e164_key: 'number_taken' }, () =>
    tx.query('insert into numbers (tenant_id, id, e164) values ($1, $2, $3)', [tx.tenantId, randomUUID(), e164]),
  );
}

/** Returns a readable name for URLs, made unique by six random digits: two businesses may have the same name. */
function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return `${plain || 'tenant'}-${randomBytes(3).toString('hex')}`.replace(/-{2,}/g, '-');
}

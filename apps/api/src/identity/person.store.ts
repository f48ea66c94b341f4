import type { TenantTx } from '@voicecore/database';
import type { AgentId, PersonId } from '@voicecore/domain/kernel';
import type { Role } from '../platform/allow';

export interface PersonRow {
  personId: PersonId;
  role: Role;
  passwordHash: string;
  emailSealed: Buffer;
  nameSealed: Buffer;
  agentId: AgentId | null;
  tenantName: string;
  isDemo: boolean;
  language: 'en' | 'es';
  timeZone: string;
  country: string | null;
}

/** People as one tenant sees them: through their membership. */
export class PersonStore {
  constructor(private readonly tx: TenantTx) {}

  /** The person, unless disabled here or everywhere. */
  async active(personId: PersonId): Promise<PersonRow | null> {
    const rows = await this.tx.query<PersonRow>(
      `select p.id as "personId", m.role, p.password_hash as "passwordHash", p.email_sealed as "emailSealed",
         m.name_sealed as "nameSealed", a.id as "agentId", t.name as "tenantName", t.is_demo as "isDemo",
         t.default_language as "language", t.time_zone as "timeZone",
         case when c.version is not null then coalesce(c.config ->> 'country', 'US') end as country
       from memberships m join people p on p.id = m.person_id join tenants t on t.id = m.tenant_id
         left join configurations c on c.tenant_id = t.id and c.version = t.config_version
         left join agents a on a.tenant_id = m.tenant_id and a.person_id = m.person_id and a.deleted_at is null
       where m.person_id = $1 and m.disabled_at is null and p.disabled_at is null and t.status <> 'deleted'`,
      [personId],
    );
    return rows[0] ?? null;
  }

  async setPassword(personId: PersonId, passwordHash: string): Promise<void> {
    await this.tx.query('update people set password_hash = $2 where id = $1', [personId, passwordHash]);
  }
}

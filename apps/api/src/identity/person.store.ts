import type { TenantTx } from '@voicecore/database';
import type { AgentId, PersonId } from '@voicecore/domain/kernel';
import type { Role } from '../platform/allow';

export interface PersonRow {
  personId: PersonId;
  role: Role;
  emailSealed: Buffer;
  nameSealed: Buffer;
  agentId: AgentId | null;
  tenantName: string;
  isDemo: boolean;
  suspended: boolean;
  language: 'en' | 'es';
  timeZone: string;
  country: string | null;
}

/** Reads and writes people as one tenant sees them: through their membership. */
export class PersonStore {
  constructor(private readonly tx: TenantTx) {}

  /** Returns the person, unless disabled in this tenant or everywhere. */
  async active(personId: PersonId): Promise<PersonRow | null> {
    const rows = await this.tx.query<PersonRow>(
      `select p.id as "personId", m.role, p.email_sealed as "emailSealed",
         m.name_sealed as "nameSealed", a.id as "agentId", t.name as "tenantName", t.is_demo as "isDemo",
         t.status = 'suspended' as suspended,
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

  /** Returns the password hash of a person who may sign in; only for checking a password. */
  async credentials(personId: PersonId): Promise<{ passwordHash: string; tenantName: string } | null> {
    const [row] = await this.tx.query<{ passwordHash: string; tenantName: string }>(
      `select app.password_hash(p.id) as "passwordHash", t.name as "tenantName"
         from memberships m join people p on p.id = m.person_id join tenants t on t.id = m.tenant_id
        where m.person_id = $1 and m.disabled_at is null and p.disabled_at is null and t.status <> 'deleted'`,
      [personId],
    );
    return row ?? null;
  }

  /** Returns false when the password is no longer `from`, because another request changed it first. */
  async changePassword(personId: PersonId, from: string, to: string): Promise<boolean> {
    const rows = await this.tx.query<{ changed: boolean }>('select app.change_password($1, $2, $3) as changed', [
      personId,
      from,
      to,
    ]);
    return rows[0]?.changed ?? false;
  }

  /** Removes the password: only this invitation, and no earlier one, lets the person in. */
  async invite(personId: PersonId, token: string): Promise<boolean> {
    const rows = await this.tx.query<{ invited: boolean }>('select app.invite($1, $2) as invited', [personId, token]);
    return rows[0]?.invited ?? false;
  }

  /** Redeems an invitation, once. */
  async accept(personId: PersonId, token: string, passwordHash: string): Promise<boolean> {
    const rows = await this.tx.query<{ accepted: boolean }>('select app.accept_invitation($1, $2, $3) as accepted', [
      personId,
      token,
      passwordHash,
    ]);
    return rows[0]?.accepted ?? false;
  }
}

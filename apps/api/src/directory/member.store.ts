import type { TenantTx } from '@voicecore/database';
import type { AgentId, Instant, PersonId } from '@voicecore/domain/kernel';
import type { Role } from '../platform/allow';

export interface MemberRow {
  personId: PersonId;
  nameSealed: Buffer;
  emailSealed: Buffer;
  role: Role;
  agentId: AgentId | null;
  disabled: boolean;
  invited: boolean;
  createdAt: Date;
}

/** Those without an extension, whom no list of agents shows; or all who administer the business. */
export type MemberKind = 'without_agent' | 'administrators';

const select = `select m.person_id as "personId", m.name_sealed as "nameSealed", p.email_sealed as "emailSealed", m.role,
    a.id as "agentId", m.disabled_at is not null or p.disabled_at is not null as disabled, p.invited,
    m.created_at as "createdAt"
  from memberships m join people p on p.id = m.person_id
    left join agents a on a.tenant_id = m.tenant_id and a.person_id = m.person_id and a.deleted_at is null
  where m.removed_at is null`;

const ofKind: Readonly<Record<MemberKind, string>> = {
  without_agent: 'a.id is null',
  administrators: `m.role = 'tenant_admin'`,
};

/** The people of one tenant by their membership. */
export class MemberStore {
  constructor(private readonly tx: TenantTx) {}

  /** By id, `limit + 1` of them. */
  page(kind: MemberKind, after: string | null, limit: number): Promise<MemberRow[]> {
    const sql = `${select} and ${ofKind[kind]} and ($1::uuid is null or m.person_id > $1) order by m.person_id limit $2`;
    return this.tx.query<MemberRow>(sql, [after, limit + 1]);
  }

  async byId(kind: MemberKind, personId: string): Promise<MemberRow | null> {
    const [row] = await this.tx.query<MemberRow>(`${select} and ${ofKind[kind]} and m.person_id = $1`, [personId]);
    return row ?? null;
  }

  async change(personId: PersonId, change: { role?: Role; nameSealed?: Buffer; disabled?: boolean }): Promise<void> {
    await this.tx.query(
      `update memberships set role = coalesce($2, role), name_sealed = coalesce($3, name_sealed),
         disabled_at = case when $4::boolean is null then disabled_at when $4 then coalesce(disabled_at, now()) end
       where person_id = $1`,
      [personId, change.role ?? null, change.nameSealed ?? null, change.disabled ?? null],
    );
  }

  /** Ends the membership; its row stays, since records name the person by it. */
  async remove(personId: PersonId, now: Instant): Promise<void> {
    await this.tx.query(
      'update memberships set removed_at = $2, disabled_at = coalesce(disabled_at, $2) where person_id = $1',
      [personId, new Date(now)],
    );
  }

  /**
   * How many others can administer the business at present: an invitation that nobody has answered lets nobody in. Locks
   * the administrators, so that two cannot leave at once.
   */
  async administratorsBut(personId: PersonId): Promise<number> {
    const rows = await this.tx.query<{ id: PersonId }>(
      `select m.person_id as id from memberships m join people p on p.id = m.person_id
        where m.role = 'tenant_admin' and m.disabled_at is null and p.disabled_at is null and not p.invited
        for update of m`,
    );
    return rows.filter((row) => row.id !== personId).length;
  }
}

import type { TenantTx } from '@voicecore/database';
import type { AgentId, Instant, PersonId } from '@voicecore/domain/kernel';
import type { Role } from '../platform/allow';
import { onDuplicate } from '../platform/on-duplicate';
import type { Removal } from '../platform/version';

export interface MemberRow {
  personId: PersonId;
  nameSealed: Buffer;
  emailSealed: Buffer;
  role: Role;
  agentId: AgentId | null;
  disabled: boolean;
  invited: boolean;
  createdAt: Date;
  passwordAskedAt: Date | null;
  version: number;
}

/** People without an extension, who are in no list of agents; or all administrators of the business. */
export type MemberKind = 'without_agent' | 'administrators';

const select = `select m.person_id as "personId", m.name_sealed as "nameSealed", p.email_sealed as "emailSealed", m.role,
    a.id as "agentId", m.disabled_at is not null or p.disabled_at is not null as disabled, p.invited,
    m.created_at as "createdAt", l.asked_at as "passwordAskedAt", m.version
  from memberships m join people p on p.id = m.person_id
    left join agents a on a.tenant_id = m.tenant_id and a.person_id = m.person_id and a.deleted_at is null
    left join password_links l on l.tenant_id = m.tenant_id and l.person_id = m.person_id
  where m.removed_at is null`;

const ofKind: Readonly<Record<MemberKind, string>> = {
  without_agent: 'a.id is null',
  administrators: `m.role = 'tenant_admin'`,
};

/** Leaves out an extension that was given up while the person stayed: it does not come back with them. */
const agentOf = `select from agents a where a.tenant_id = m.tenant_id and a.person_id = m.person_id
  and not coalesce(a.removed_with ? 'given_up', false)`;
const removedOfKind: Readonly<Record<MemberKind | 'agent', string>> = {
  agent: `exists (${agentOf})`,
  without_agent: `not exists (${agentOf})`,
  administrators: `m.role = 'tenant_admin'`,
};

/** Reads and writes the people of one tenant by their memberships. */
export class MemberStore {
  constructor(private readonly tx: TenantTx) {}

  /** Returns `limit + 1` members, by id. */
  page(kind: MemberKind, after: string | null, limit: number): Promise<MemberRow[]> {
    const sql = `${select} and ${ofKind[kind]} and ($1::uuid is null or m.person_id > $1) order by m.person_id limit $2`;
    return this.tx.query<MemberRow>(sql, [after, limit + 1]);
  }

  async byId(kind: MemberKind, personId: string): Promise<MemberRow | null> {
    const [row] = await this.tx.query<MemberRow>(`${select} and ${ofKind[kind]} and m.person_id = $1`, [personId]);
    return row ?? null;
  }

  /** Returns false when the membership does not have that version. */
  async change(
    personId: PersonId,
    version: number,
    change: { role?: Role; nameSealed?: Buffer; disabled?: boolean },
  ): Promise<boolean> {
    const changed = await this.tx.query(
      `update memberships set version = version + 1, role = coalesce($2, role), name_sealed = coalesce($3, name_sealed),
         disabled_at = case when $4::boolean is null then disabled_at when $4 then coalesce(disabled_at, now()) end
       where person_id = $1 and version = $5 and removed_at is null returning version`,
      [personId, change.role ?? null, change.nameSealed ?? null, change.disabled ?? null, version],
    );
    return changed.length > 0;
  }

  /**
   * Ends the membership. The row stays, because records name the person by it. False when there is none (of that
   * version).
   */
  async remove(personId: PersonId, { version }: Removal, now: Instant): Promise<boolean> {
    const removed = await this.tx.query(
      `update memberships set version = version + 1, removed_at = $2, disabled_at = coalesce(disabled_at, $2)
       where person_id = $1 and removed_at is null and version = coalesce($3, version) returning version`,
      [personId, new Date(now), version ?? null],
    );
    return removed.length > 0;
  }

  /**
   * Restores an ended membership; one that was disabled before stays disabled. False when there is nothing to restore.
   */
  async restore(personId: string, kind: MemberKind | 'agent'): Promise<boolean> {
    const restored = await onDuplicate({ memberships_email: 'email_taken' }, () =>
      this.tx.query(
        `update memberships m set version = version + 1, removed_at = null,
           disabled_at = case when disabled_at <> removed_at then disabled_at end
         where person_id = $1 and removed_at is not null and ${removedOfKind[kind]} returning person_id`,
        [personId],
      ),
    );
    return restored.length > 0;
  }

  /**
   * Returns how many other people can administer the business now. People with an open invitation do not count, since
   * they cannot sign in. Locks the administrators, so that two cannot leave at once.
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

import { randomUUID } from 'node:crypto';
import {
  AgentEntity,
  DepartmentAgentEntity,
  DepartmentManagerEntity,
  In,
  type TenantRepository,
  type TenantTx,
} from '@voicecore/database';
import type { PresenceReason, PresenceStatus } from '@voicecore/domain/presence';
import type { AgentId, DepartmentId, Language, PersonId } from '@voicecore/domain/kernel';
import type { PersonState } from '@voicecore/domain/people';
import type { Level } from '@voicecore/domain/routing';
import type { Role } from '../platform/allow';
import { onDuplicate } from '../platform/on-duplicate';
import { DepartmentStore } from './department.store';
import type { AgentChange } from './directory.dto';

export interface AgentRow {
  id: AgentId;
  personId: PersonId;
  nameSealed: Buffer;
  emailSealed: Buffer;
  extension: string;
  role: Role;
  status: PresenceStatus;
  statusReason: PresenceReason | null;
  statusAt: Date;
  statusSeq: number;
  callId: string | null;
  departmentIds: string[];
  languages: Partial<Record<Language, Level>>;
  skills: Record<string, Level>;
  disabled: boolean;
  invited: boolean;
  passwordAskedAt: Date | null;
  /** The version of the membership. */
  version: number;
}

const select = `select a.id, a.person_id as "personId", m.name_sealed as "nameSealed", p.email_sealed as "emailSealed",
    a.extension, m.role, a.status, a.status_reason as "statusReason", a.status_at as "statusAt",
    a.status_seq as "statusSeq", a.call_id as "callId", a.languages, a.skills,
    m.disabled_at is not null or p.disabled_at is not null as disabled, p.invited,
    l.asked_at as "passwordAskedAt", m.version,
    coalesce((select array_agg(da.department_id::text order by da.department_id) from department_agents da
      where da.tenant_id = a.tenant_id and da.agent_id = a.id), '{}') as "departmentIds"
  from agents a join memberships m on m.tenant_id = a.tenant_id and m.person_id = a.person_id
    join people p on p.id = a.person_id
    left join password_links l on l.tenant_id = a.tenant_id and l.person_id = a.person_id
  where a.deleted_at is null`;

/** The filters of a list that the database can apply: names are sealed. */
export interface ListedAgents {
  readonly departmentId: string | null;
  readonly state: PersonState | null;
}

/** The domain's `stateOf` in SQL, so that a page of a long list reads only its own rows. */
const among = `($1::uuid is null or exists (select from department_agents da
    where da.tenant_id = a.tenant_id and da.agent_id = a.id and da.department_id = $1))
  and ($2::text is null or $2 = case when m.disabled_at is not null or p.disabled_at is not null then 'no_access'
    when p.invited then 'invited' else a.status end)`;

/** Reads and writes the agents of one tenant, with their memberships. */
export class AgentStore {
  private readonly rows: TenantRepository<AgentEntity>;

  constructor(private readonly tx: TenantTx) {
    this.rows = tx.repository(AgentEntity);
  }

  /** Returns `limit + 1` agents, by extension. */
  page({ departmentId, state }: ListedAgents, after: string | null, limit: number): Promise<AgentRow[]> {
    const sql = `${select} and ${among} and ($3::text is null or a.extension > $3) order by a.extension limit $4`;
    return this.tx.query<AgentRow>(sql, [departmentId, state, after, limit + 1]);
  }

  /** Returns all matching agents, for filters and orders that need the unsealed names. */
  all({ departmentId, state }: ListedAgents): Promise<AgentRow[]> {
    return this.tx.query<AgentRow>(`${select} and ${among}`, [departmentId, state]);
  }

  async count({ departmentId, state }: ListedAgents): Promise<number> {
    const sql = `select count(*)::int as count from agents a
        join memberships m on m.tenant_id = a.tenant_id and m.person_id = a.person_id join people p on p.id = a.person_id
      where a.deleted_at is null and ${among}`;
    const [row] = await this.tx.query<{ count: number }>(sql, [departmentId, state]);
    return row?.count ?? 0;
  }

  async byId(id: string): Promise<AgentRow | null> {
    const [row] = await this.tx.query<AgentRow>(`${select} and a.id = $1`, [id]);
    return row ?? null;
  }

  async add(personId: PersonId, extension: string): Promise<AgentId> {
    const id = randomUUID() as AgentId;
    await onDuplicate({ agents_extension: 'extension_taken' }, () => this.rows.insert({ id, personId, extension }));
    return id;
  }

  /** Gives a person who had an extension before their old row again, with its records. Null when they had none. */
  async takeUp(personId: PersonId, extension: string): Promise<AgentId | null> {
    const sql = `update agents set deleted_at = null, removed_with = null, extension = $2, status_seq = status_seq + 1,
        missed = 0, missed_seen_at = now()
      where person_id = $1 and deleted_at is not null returning id`;
    const [row] = await onDuplicate({ agents_extension: 'extension_taken' }, () =>
      this.tx.query<{ id: AgentId }>(sql, [personId, extension]),
    );
    return row?.id ?? null;
  }

  /** Locks the agent, so it waits for a call that is being accepted. */
  async isInCall(id: AgentId): Promise<boolean> {
    const [row] = await this.tx.query<{ status: PresenceStatus }>(
      'select status from agents where id = $1 for update',
      [id],
    );
    return row?.status === 'busy';
  }

  /** Like `remove`, for a person who stays in the business. */
  async giveUp(id: AgentId): Promise<void> {
    await this.remove(id);
    await this.tx.query(`update agents set removed_with = '{"given_up": true}' where id = $1`, [id]);
  }

  async setExtension(id: AgentId, extension: string): Promise<void> {
    await onDuplicate({ agents_extension: 'extension_taken' }, () => this.rows.update({ id }, { extension }));
  }

  /** Sets what is given of what an agent speaks and knows. */
  async setLevels(id: AgentId, change: Pick<AgentChange, 'languages' | 'skills'>): Promise<void> {
    const { languages } = change;
    const skills =
      change.skills && Object.fromEntries(change.skills.map(({ name, level }) => [name.toLowerCase(), level]));
    if (languages !== undefined || skills !== undefined) await this.rows.update({ id }, { languages, skills });
  }

  async setDepartments(agentId: AgentId, departmentIds: readonly string[]): Promise<void> {
    const departments = new DepartmentStore(this.tx);
    const places = this.tx.repository(DepartmentAgentEntity);
    const before = (await places.find({ where: { agentId } })).map((place) => place.departmentId);
    const uniqueIds = [...new Set(departmentIds)] as DepartmentId[];
    // Locks all of them at once, in one order and exclusively: with shared locks, two users who each move an agent
    // would deadlock when both count the change.
    await departments.lock([...before, ...uniqueIds]);
    await departments.check(uniqueIds, 'departmentIds');
    const left = before.filter((id) => !uniqueIds.includes(id));
    const joined = uniqueIds.filter((id) => !before.includes(id));
    if (left.length > 0) await places.delete({ agentId, departmentId: In(left) });
    await places.insert(...joined.map((departmentId) => ({ departmentId, agentId })));
    await departments.membersChanged([...left, ...joined]);
  }

  /** Restores a person's removed agent, in the departments that still exist and as their manager. Null when the person had no agent. */
  async restore(personId: PersonId): Promise<Pick<AgentRow, 'id' | 'statusSeq'> | null> {
    const sql = `select id, removed_with -> 'departments' as departments, removed_with -> 'managed' as managed from agents
      where person_id = $1 and deleted_at is not null and not coalesce(removed_with ? 'given_up', false) for update`;
    const [gone] = await this.tx.query<{ id: AgentId; departments: string[] | null; managed: string[] | null }>(sql, [
      personId,
    ]);
    if (!gone) return null;
    const [row] = await onDuplicate({ agents_extension: 'extension_taken' }, () =>
      this.tx.query<{ statusSeq: number }>(
        `update agents set deleted_at = null, removed_with = null, status_seq = status_seq + 1 where id = $1
         returning status_seq as "statusSeq"`,
        [gone.id],
      ),
    );
    for (const [table, ids] of [
      ['department_agents', gone.departments],
      ['department_managers', gone.managed],
    ] as const)
      await this.tx.query(
        `insert into ${table} (tenant_id, department_id, agent_id)
           select tenant_id, id, $1 from departments where id = any($2::uuid[]) and deleted_at is null`,
        [gone.id, ids ?? []],
      );
    return { id: gone.id, statusSeq: row?.statusSeq ?? 0 };
  }

  /** Returns the person of a removed agent; null when no removed agent has this id. */
  async personOfRemoved(id: string): Promise<PersonId | null> {
    const sql = `select person_id as "personId" from agents
      where id = $1 and deleted_at is not null and not coalesce(removed_with ? 'given_up', false)`;
    const [row] = await this.tx.query<{ personId: PersonId }>(sql, [id]);
    return row?.personId ?? null;
  }

  /** Removes the agent, who takes no more calls; the row stays for the records. */
  async remove(id: AgentId): Promise<void> {
    await this.tx.query(
      `update agents a set deleted_at = now(), status = 'not_available', status_seq = status_seq + 1,
         removed_with = jsonb_build_object('departments', (select coalesce(jsonb_agg(m.department_id), '[]')
           from department_agents m where m.tenant_id = a.tenant_id and m.agent_id = a.id),
           'managed', (select coalesce(jsonb_agg(m.department_id), '[]')
           from department_managers m where m.tenant_id = a.tenant_id and m.agent_id = a.id))
       where id = $1`,
      [id],
    );
    await this.tx.repository(DepartmentAgentEntity).delete({ agentId: id });
    await this.tx.repository(DepartmentManagerEntity).delete({ agentId: id });
  }
}

import { randomUUID } from 'node:crypto';
import { AgentEntity, DepartmentAgentEntity, type TenantRepository, type TenantTx } from '@voicecore/database';
import type { PresenceReason, PresenceStatus } from '@voicecore/domain/presence';
import type { AgentId, DepartmentId, PersonId } from '@voicecore/domain/kernel';
import type { Role } from '../platform/allow';
import { onDuplicate } from '../platform/on-duplicate';
import { DepartmentStore } from './department.store';

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
  disabled: boolean;
  invited: boolean;
}

const select = `select a.id, a.person_id as "personId", m.name_sealed as "nameSealed", p.email_sealed as "emailSealed",
    a.extension, m.role, a.status, a.status_reason as "statusReason", a.status_at as "statusAt",
    a.status_seq as "statusSeq", a.call_id as "callId",
    m.disabled_at is not null or p.disabled_at is not null as disabled, p.invited,
    coalesce((select array_agg(da.department_id::text order by da.department_id) from department_agents da
      where da.tenant_id = a.tenant_id and da.agent_id = a.id), '{}') as "departmentIds"
  from agents a join memberships m on m.tenant_id = a.tenant_id and m.person_id = a.person_id
    join people p on p.id = a.person_id
  where a.deleted_at is null`;

/** Agents of one tenant with their membership. */
export class AgentStore {
  private readonly rows: TenantRepository<AgentEntity>;

  constructor(private readonly tx: TenantTx) {
    this.rows = tx.repository(AgentEntity);
  }

  /** By extension, `limit + 1` of them. */
  page(after: string | null, limit: number): Promise<AgentRow[]> {
    const sql = `${select} and ($1::text is null or a.extension > $1) order by a.extension limit $2`;
    return this.tx.query<AgentRow>(sql, [after, limit + 1]);
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

  async setExtension(id: AgentId, extension: string): Promise<void> {
    await onDuplicate({ agents_extension: 'extension_taken' }, () => this.rows.update({ id }, { extension }));
  }

  async setDepartments(agentId: AgentId, departmentIds: readonly string[]): Promise<void> {
    await new DepartmentStore(this.tx).check(departmentIds, 'departmentIds');
    const places = this.tx.repository(DepartmentAgentEntity);
    await places.delete({ agentId });
    const wanted = [...new Set(departmentIds)] as DepartmentId[];
    await places.insert(...wanted.map((departmentId) => ({ departmentId, agentId })));
  }

  /** The agent takes no calls any more; its row stays for the records. Answers the number of this change of status. */
  async remove(id: AgentId): Promise<number> {
    await this.tx.repository(DepartmentAgentEntity).delete({ agentId: id });
    const [row] = await this.tx.query<{ statusSeq: number }>(
      `update agents set deleted_at = now(), status = 'not_available', status_seq = status_seq + 1 where id = $1
       returning status_seq as "statusSeq"`,
      [id],
    );
    return row?.statusSeq ?? 0;
  }
}

import { DepartmentAgentEntity, DepartmentManagerEntity, In, type TenantTx } from '@voicecore/database';
import type { AgentId, DepartmentId } from '@voicecore/domain/kernel';
import { AppError } from '../platform/app-error';

type Place = typeof DepartmentAgentEntity | typeof DepartmentManagerEntity;

/** Reads and writes who is a member of a department, and who manages it, inside one tenant transaction. */
export class DepartmentPeople {
  constructor(private readonly tx: TenantTx) {}

  /**
   * Locks people before departments, the same order as when a person is edited, so that two users who edit both sides
   * at once do not deadlock.
   */
  async lockMembers(id: string, wanted: readonly string[]): Promise<void> {
    await this.tx.query(
      `select from memberships m join agents a on a.tenant_id = m.tenant_id and a.person_id = m.person_id
        where a.id = any($2::uuid[]) or a.id in (select agent_id from department_agents where department_id = $1)
        order by m.person_id for update of m`,
      [id, wanted],
    );
  }

  /**
   * Sets the members. Agents who join or leave get a new version, so that a user who is editing one of them gets a
   * conflict.
   */
  async setMembers(departmentId: DepartmentId, wanted: readonly string[]): Promise<void> {
    const moved = await this.set(DepartmentAgentEntity, 'agentIds', departmentId, wanted);
    const sql = `with moved as (
        update memberships m set version = version + 1 from agents a
         where a.tenant_id = m.tenant_id and a.person_id = m.person_id and a.id = any($1::uuid[]) returning a.id, m.person_id
      )
      select app.notify_live($2 || ':agents:' || id || ':0', $3), app.notify_live($2 || ':person:' || person_id || ':0', $3)
        from moved`;
    if (moved.length > 0) await this.tx.query(sql, [moved, this.tx.tenantId, this.tx.noticeSeal]);
  }

  /** Sets the managers; the sockets of those who become or were one are told to ask for their rights again. */
  async setManagers(departmentId: DepartmentId, wanted: readonly string[]): Promise<void> {
    const moved = await this.set(DepartmentManagerEntity, 'managerIds', departmentId, wanted);
    if (moved.length > 0) await this.tellPeople(`where a.id = any($3::uuid[])`, [moved]);
  }

  /** The tree has changed, and with it what each manager of the business sees. */
  tellManagers(): Promise<void> {
    return this.tellPeople('where a.id in (select agent_id from department_managers)', []);
  }

  private async tellPeople(which: string, values: readonly unknown[]): Promise<void> {
    const sql = `select app.notify_live($1 || ':person:' || a.person_id || ':0', $2) from agents a ${which}`;
    await this.tx.query(sql, [this.tx.tenantId, this.tx.noticeSeal, ...values]);
  }

  /** Returns the agents who came or left. */
  private async set(
    place: Place,
    path: string,
    departmentId: DepartmentId,
    listed: readonly string[],
  ): Promise<readonly AgentId[]> {
    const places = this.tx.repository(place);
    const wanted = [...new Set(listed)] as AgentId[];
    const before = (await places.find({ where: { departmentId } })).map(({ agentId }) => agentId);
    const left = before.filter((id) => !wanted.includes(id));
    const came = wanted.filter((id) => !before.includes(id));
    await this.check(came, path);
    if (left.length > 0) await places.delete({ departmentId, agentId: In(left) });
    await places.insert(...came.map((agentId) => ({ departmentId, agentId })));
    return [...left, ...came];
  }

  private async check(ids: readonly AgentId[], path: string): Promise<void> {
    const sql = 'select id from agents where id = any($1::uuid[]) and deleted_at is null for share';
    if (ids.length === 0 || (await this.tx.query(sql, [ids])).length === ids.length) return;
    throw new AppError('invalid_request', { errors: [{ path, message: 'there is no such agent', code: 'no_agent' }] });
  }
}

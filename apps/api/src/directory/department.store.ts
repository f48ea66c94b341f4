import { randomUUID } from 'node:crypto';
import {
  DepartmentAgentEntity,
  DepartmentEntity,
  HoursEntity,
  In,
  IsNull,
  NumberEntity,
  SpecialDayEntity,
  type TenantRepository,
  type TenantTx,
} from '@voicecore/database';
import type { Period } from '@voicecore/domain/hours';
import type { AgentId, DepartmentId } from '@voicecore/domain/kernel';
import { AppError } from '../platform/app-error';
import { notifyLive } from '../platform/live-notice';
import { onDuplicate } from '../platform/on-duplicate';
import type { Removal } from '../platform/version';
import type { Department, DepartmentChange, NewDepartment } from './directory.dto';

interface Row {
  id: string;
  en: string;
  es: string;
  position: number;
  agentIds: string[];
  version: number;
}

/** Callers ask by name: no two departments may have the same name, ignoring case and accents. */
const nameTaken = (language: 'en' | 'es') =>
  new AppError('name_taken', {
    errors: [{ path: `names.${language}`, message: 'another department has this name', code: 'name_taken' }],
  });
const namesTaken = {
  get departments_name_en() {
    return nameTaken('en');
  },
  get departments_name_es() {
    return nameTaken('es');
  },
};

/** What was detached when a department was removed. */
interface RemovedWith {
  readonly agents: readonly string[];
  readonly numbers: readonly string[];
  readonly hours: readonly Period[];
  /** Missing where the department was removed before there were any. */
  readonly specialDays?: readonly Pick<SpecialDayEntity, 'position' | 'name' | 'rule' | 'periods'>[];
}

const select = `select d.id, d.name_en as en, d.name_es as es, d.position, d.version,
    coalesce((select array_agg(da.agent_id::text order by a.extension) from department_agents da
      join agents a on a.tenant_id = da.tenant_id and a.id = da.agent_id and a.deleted_at is null
      where da.tenant_id = d.tenant_id and da.department_id = d.id), '{}') as "agentIds"
  from departments d where d.deleted_at is null`;

/** Reads and writes the departments of one tenant. A deleted department stays for the records of its calls. */
export class DepartmentStore {
  private readonly rows: TenantRepository<DepartmentEntity>;

  constructor(private readonly tx: TenantTx) {
    this.rows = tx.repository(DepartmentEntity);
  }

  /** Returns `limit + 1` departments, in the tenant's order. */
  async page(after: readonly [number, string] | null, limit: number): Promise<Department[]> {
    const sql = `${select} and ($1::int is null or (d.position, d.id) > ($1, $2::uuid)) order by d.position, d.id limit $3`;
    const rows = await this.tx.query<Row>(sql, [after?.[0] ?? null, after?.[1] ?? null, limit + 1]);
    return rows.map(departmentOf);
  }

  async byId(id: string): Promise<Department | null> {
    const [row] = await this.tx.query<Row>(`${select} and d.id = $1`, [id]);
    return row ? departmentOf(row) : null;
  }

  async add({ names, position }: NewDepartment): Promise<string> {
    const id = randomUUID() as DepartmentId;
    await onDuplicate(namesTaken, () => this.rows.insert({ id, nameEn: names.en, nameEs: names.es, position }));
    this.tx.audit('department.added', id);
    return id;
  }

  /** Returns false when there is no such department of that version. */
  async change(id: string, { version, ...wanted }: DepartmentChange): Promise<boolean> {
    const { names, position, agentIds } = wanted;
    const change = { nameEn: names?.en, nameEs: names?.es, position, version: version + 1 };
    const which = { id: id as DepartmentId, deletedAt: IsNull(), version };
    if (agentIds) await this.lockMembers(id, agentIds);
    const changed = await onDuplicate(namesTaken, () => this.rows.update(which, change));
    if (changed === 0) return false;
    if (agentIds) await this.setMembers(id as DepartmentId, [...new Set(agentIds)] as AgentId[]);
    this.tx.audit('department.changed', id, { changed: Object.keys(wanted) });
    return true;
  }

  /**
   * Locks people before departments, the same order as when a person is edited, so that two users who edit both sides
   * at once do not deadlock.
   */
  private async lockMembers(id: string, wanted: readonly string[]): Promise<void> {
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
  private async setMembers(departmentId: DepartmentId, wanted: readonly AgentId[]): Promise<void> {
    const places = this.tx.repository(DepartmentAgentEntity);
    const before = (await places.find({ where: { departmentId } })).map(({ agentId }) => agentId);
    const left = before.filter((id) => !wanted.includes(id));
    const joined = wanted.filter((id) => !before.includes(id));
    await this.checkAgents(joined);
    if (left.length > 0) await places.delete({ departmentId, agentId: In(left) });
    await places.insert(...joined.map((agentId) => ({ departmentId, agentId })));
    const sql = `with moved as (
        update memberships m set version = version + 1 from agents a
         where a.tenant_id = m.tenant_id and a.person_id = m.person_id and a.id = any($1::uuid[]) returning a.id, m.person_id
      )
      select app.notify_live($2 || ':agents:' || id || ':0', $3), app.notify_live($2 || ':person:' || person_id || ':0', $3)
        from moved`;
    const moved = [...left, ...joined];
    if (moved.length > 0) await this.tx.query(sql, [moved, this.tx.tenantId, this.tx.noticeSeal]);
  }

  /** Sends one notice for all agents, because many may change departments at once: screens reload them together. */
  private tellOfAgents(): Promise<void> {
    return notifyLive(this.tx, 'agents', 'all', 0);
  }

  private async checkAgents(ids: readonly AgentId[]): Promise<void> {
    const sql = 'select id from agents where id = any($1::uuid[]) and deleted_at is null for share';
    if (ids.length === 0 || (await this.tx.query(sql, [ids])).length === ids.length) return;
    throw new AppError('invalid_request', {
      errors: [{ path: 'agentIds', message: 'there is no such agent', code: 'no_agent' }],
    });
  }

  async lock(ids: readonly DepartmentId[]): Promise<void> {
    if (ids.length === 0) return;
    await this.tx.query('select from departments where id = any($1::uuid[]) order by id for update', [ids]);
  }

  /**
   * Gives these departments, which are locked, a new version: a user who is editing one has not seen the new members.
   */
  async membersChanged(ids: readonly DepartmentId[]): Promise<void> {
    if (ids.length === 0) return;
    const sql = `with changed as (
        update departments set version = version + 1
         where id = any($1::uuid[]) returning id
      )
      select app.notify_live($2 || ':departments:' || id || ':0', $3) from changed`;
    await this.tx.query(sql, [ids, this.tx.tenantId, this.tx.noticeSeal]);
  }

  /**
   * Returns false when there is no such department (of that version). Its numbers ring the whole business again, its
   * agents stay.
   */
  async remove(id: string, { version }: Removal): Promise<boolean> {
    const departmentId = id as DepartmentId;
    const removed = await this.tx.query(
      `update departments d set deleted_at = now(), version = version + 1, removed_with = jsonb_build_object(
           'agents', (select coalesce(jsonb_agg(m.agent_id), '[]') from department_agents m
             where m.tenant_id = d.tenant_id and m.department_id = d.id),
           'numbers', (select coalesce(jsonb_agg(n.id), '[]') from numbers n
             where n.tenant_id = d.tenant_id and n.department_id = d.id),
           'hours', (select coalesce(jsonb_agg(jsonb_build_object('weekday', h.weekday, 'opens', h.opens, 'closes', h.closes)), '[]')
             from hours h where h.tenant_id = d.tenant_id and h.department_id = d.id),
           'specialDays', (select coalesce(jsonb_agg(jsonb_build_object('position', s.position, 'name', s.name,
               'rule', s.rule, 'periods', s.periods)), '[]')
             from special_days s where s.tenant_id = d.tenant_id and s.department_id = d.id))
        where id = $1 and deleted_at is null and version = coalesce($2, version) returning id`,
      [id, version ?? null],
    );
    if (removed.length === 0) return false;
    if ((await this.tx.repository(DepartmentAgentEntity).delete({ departmentId })) > 0) await this.tellOfAgents();
    await this.tx.repository(HoursEntity).delete({ departmentId });
    await this.tx.repository(SpecialDayEntity).delete({ departmentId });
    await this.tx.repository(NumberEntity).update({ departmentId }, { departmentId: null });
    this.tx.audit('department.removed', id);
    return true;
  }

  /**
   * Restores a removed department with its hours, its agents who have not been removed, and its numbers that are in no
   * other department now. False when none was removed.
   */
  async restore(id: string): Promise<boolean> {
    const [gone] = await this.tx.query<{ with: RemovedWith | null }>(
      'select removed_with as "with" from departments where id = $1 and deleted_at is not null for update',
      [id],
    );
    if (!gone) return false;
    const { agents, numbers, hours, specialDays = [] } = gone.with ?? { agents: [], numbers: [], hours: [] };
    const sql = 'update departments set deleted_at = null, removed_with = null, version = version + 1 where id = $1';
    await onDuplicate(namesTaken, () => this.tx.query(sql, [id]));
    await this.tx.query(
      `insert into department_agents (tenant_id, department_id, agent_id)
         select tenant_id, $1, id from agents where id = any($2::uuid[]) and deleted_at is null`,
      [id, agents],
    );
    if (agents.length > 0) await this.tellOfAgents();
    await this.tx.query(
      'update numbers set department_id = $1 where id = any($2::uuid[]) and department_id is null and removed_at is null',
      [id, numbers],
    );
    const departmentId = id as DepartmentId;
    await this.tx
      .repository(HoursEntity)
      .insert(...hours.map((period) => ({ ...period, id: randomUUID(), departmentId })));
    await this.tx
      .repository(SpecialDayEntity)
      .insert(...specialDays.map((day) => ({ ...day, id: randomUUID(), departmentId })));
    this.tx.audit('department.restored', id);
    return true;
  }

  /**
   * Throws an error for the field `path` when a department does not exist; locks the others until the end of the
   * transaction.
   */
  async check(ids: readonly string[], path: string, lock: 'shared' | 'alone' = 'shared'): Promise<void> {
    const uniqueIds = [...new Set(ids)] as DepartmentId[];
    if (uniqueIds.length === 0) return;
    const mode = lock === 'alone' ? 'pessimistic_write' : 'pessimistic_read';
    const where = { id: In(uniqueIds), deletedAt: IsNull() };
    const found = await this.rows.find({ where, order: { id: 'ASC' }, lock: { mode } });
    if (found.length === uniqueIds.length) return;
    throw new AppError('invalid_request', {
      errors: [{ path, message: 'there is no such department', code: 'no_department' }],
    });
  }
}

function departmentOf({ id, en, es, position, agentIds, version }: Row): Department {
  return { id, names: { en, es }, position, agentIds, version };
}

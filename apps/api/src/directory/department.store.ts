import { randomUUID } from 'node:crypto';
import {
  DepartmentAgentEntity,
  DepartmentEntity,
  DepartmentManagerEntity,
  HoursEntity,
  In,
  IsNull,
  NumberEntity,
  SpecialDayEntity,
  type TenantRepository,
  type TenantTx,
} from '@voicecore/database';
import type { Period } from '@voicecore/domain/hours';
import { departmentsAbove, makesCycle, type DepartmentNode } from '@voicecore/domain/departments';
import type { DepartmentId } from '@voicecore/domain/kernel';
import type { EscalationRule, Strategy } from '@voicecore/domain/routing';
import type { FieldFault } from '@voicecore/contracts/field-faults';
import { AppError } from '../platform/app-error';
import { notifyLive } from '../platform/live-notice';
import { onDuplicate } from '../platform/on-duplicate';
import type { Removal } from '../platform/version';
import { AfterHoursStore, type RuleOwner } from '../tenants';
import { DepartmentPeople } from './department-people';
import type { Department, DepartmentChange, NewDepartment } from './directory.dto';
import { escalation } from './routing-sql';

interface Row {
  id: string;
  en: string;
  es: string;
  position: number;
  parentId: string | null;
  strategy: Strategy;
  skill: string | null;
  escalation: EscalationRule | null;
  agentIds: string[];
  managerIds: string[];
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

type TreeRow = DepartmentNode & { readonly live: boolean };

/** What was detached when a department was removed. */
interface RemovedWith {
  readonly agents: readonly string[];
  /** Missing, like the parts, where the department was removed before there were any. */
  readonly managers?: readonly string[];
  /** The departments that were part of it. */
  readonly parts?: readonly DepartmentId[];
  readonly numbers: readonly string[];
  readonly hours: readonly Period[];
  /** Missing where the department was removed before there were any. */
  readonly specialDays?: readonly Pick<SpecialDayEntity, 'position' | 'name' | 'rule' | 'periods'>[];
}

const peopleIn = (table: 'department_agents' | 'department_managers') =>
  `coalesce((select array_agg(p.agent_id::text order by a.extension) from ${table} p
      join agents a on a.tenant_id = p.tenant_id and a.id = p.agent_id and a.deleted_at is null
      where p.tenant_id = d.tenant_id and p.department_id = d.id), '{}')`;
const select = `select d.id, d.name_en as en, d.name_es as es, d.position, d.version, d.parent_id as "parentId",
    d.strategy, d.skill, ${escalation},
    ${peopleIn('department_agents')} as "agentIds", ${peopleIn('department_managers')} as "managerIds"
  from departments d where d.deleted_at is null`;

/** Reads and writes the departments of one tenant. A deleted department stays for the records of its calls. */
export class DepartmentStore {
  private readonly rows: TenantRepository<DepartmentEntity>;
  private readonly people: DepartmentPeople;

  constructor(private readonly tx: TenantTx) {
    this.rows = tx.repository(DepartmentEntity);
    this.people = new DepartmentPeople(tx);
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

  async add({ names, position, parentId }: NewDepartment): Promise<string> {
    const id = randomUUID() as DepartmentId;
    const parent = await this.parentFor(id, parentId);
    const row = { id, nameEn: names.en, nameEs: names.es, position, parentId: parent };
    await onDuplicate(namesTaken, () => this.rows.insert(row));
    if (parent !== null) await this.people.tellManagers();
    this.tx.audit('department.added', id);
    return id;
  }

  /** Returns false when there is no such department of that version. */
  async change(id: string, { version, ...wanted }: DepartmentChange): Promise<boolean> {
    const { names, position, agentIds, managerIds, strategy, skill, escalation: climbs } = wanted;
    const departmentId = id as DepartmentId;
    if (agentIds) await this.people.lockMembers(id, agentIds);
    const isMoved = wanted.parentId !== undefined && wanted.parentId !== (await this.byId(id))?.parentId;
    const parentId = isMoved ? await this.parentFor(departmentId, wanted.parentId ?? null) : undefined;
    const change = {
      ...{ nameEn: names?.en, nameEs: names?.es, position, parentId, strategy, skill, version: version + 1 },
      ...(climbs !== undefined && {
        escalateAfterSeconds: climbs?.afterSeconds ?? null,
        escalateTo: climbs?.people ?? null,
      }),
    };
    const which = { id: departmentId, deletedAt: IsNull(), version };
    const changed = await onDuplicate(namesTaken, () => this.rows.update(which, change));
    if (changed === 0) return false;
    if (agentIds) await this.people.setMembers(departmentId, agentIds);
    if (managerIds) await this.people.setManagers(departmentId, managerIds);
    if (isMoved) await this.people.tellManagers();
    this.tx.audit('department.changed', id, { changed: Object.keys(wanted) });
    return true;
  }

  /**
   * Returns the parent for a department after a look at the whole tree, which is locked until the end of the transaction,
   * so that two moves at once make no cycle either.
   */
  private async parentFor(id: DepartmentId, parentId: string | null): Promise<DepartmentId | null> {
    if (parentId === null) return null;
    const parent = parentId as DepartmentId;
    const nodes = await this.lockTree();
    if (!nodes.some((node) => node.id === parent && node.live))
      throw faultAt('parentId', 'there is no such department', 'no_department');
    if (!makesCycle(id, parent, nodes)) return parent;
    throw faultAt('parentId', 'the department would be part of itself', 'department_cycle');
  }

  /** Locks and returns the departments, also the removed ones, which keep the place they had. */
  private lockTree(): Promise<readonly TreeRow[]> {
    const sql =
      'select id, parent_id as "parentId", deleted_at is null as live from departments order by id for update';
    return this.tx.query<TreeRow>(sql, []);
  }

  /** Makes departments part of another one, or puts them at the top, and tells every screen. */
  private async moveParts(ids: readonly DepartmentId[], parentId: DepartmentId | null): Promise<void> {
    if (ids.length === 0) return;
    await this.tx.query('update departments set parent_id = $2 where id = any($1::uuid[])', [ids, parentId]);
    await this.membersChanged(ids);
  }

  /** Sends one notice for all agents, because many may change departments at once: screens reload them together. */
  private tellOfAgents(): Promise<void> {
    return notifyLive(this.tx, 'agents', 'all', 0);
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
   * agents stay, and the departments that are part of it become part of the one it is part of.
   */
  async remove(id: string, { version }: Removal): Promise<boolean> {
    const departmentId = id as DepartmentId;
    const tree = await this.lockTree();
    const parts = tree.flatMap((node) => (node.live && node.parentId === id ? [node.id] : []));
    const removed = await this.tx.query(
      `update departments d set deleted_at = now(), version = version + 1, removed_with = jsonb_build_object(
           'agents', (select coalesce(jsonb_agg(m.agent_id), '[]') from department_agents m
             where m.tenant_id = d.tenant_id and m.department_id = d.id),
           'managers', (select coalesce(jsonb_agg(m.agent_id), '[]') from department_managers m
             where m.tenant_id = d.tenant_id and m.department_id = d.id),
           'parts', $3::jsonb,
           'numbers', (select coalesce(jsonb_agg(n.id), '[]') from numbers n
             where n.tenant_id = d.tenant_id and n.department_id = d.id),
           'hours', (select coalesce(jsonb_agg(jsonb_build_object('weekday', h.weekday, 'opens', h.opens, 'closes', h.closes)), '[]')
             from hours h where h.tenant_id = d.tenant_id and h.department_id = d.id),
           'specialDays', (select coalesce(jsonb_agg(jsonb_build_object('position', s.position, 'name', s.name,
               'rule', s.rule, 'periods', s.periods)), '[]')
             from special_days s where s.tenant_id = d.tenant_id and s.department_id = d.id))
        where id = $1 and deleted_at is null and version = coalesce($2, version) returning id`,
      [id, version ?? null, JSON.stringify(parts)],
    );
    if (removed.length === 0) return false;
    await this.refuseWhereCallersAreSent(departmentId);
    if ((await this.tx.repository(DepartmentAgentEntity).delete({ departmentId })) > 0) await this.tellOfAgents();
    await this.people.tellManagers();
    await this.tx.repository(DepartmentManagerEntity).delete({ departmentId });
    await this.moveParts(parts, tree.find((node) => node.id === id)?.parentId ?? null);
    await this.tx.repository(HoursEntity).delete({ departmentId });
    await this.tx.repository(SpecialDayEntity).delete({ departmentId });
    await this.tx.repository(NumberEntity).update({ departmentId }, { departmentId: null });
    this.tx.audit('department.removed', id);
    return true;
  }

  /** A department that takes callers after hours is not removed while rules name it. */
  private async refuseWhereCallersAreSent(id: DepartmentId): Promise<void> {
    const owners = await new AfterHoursStore(this.tx).sendingTo(id);
    if (owners.length === 0) return;
    const errors = owners.map((owner) => ({ path: pathOf(owner), message: 'its rule names the department' }));
    throw new AppError('department_in_use', { detail: 'Change the rules listed in `errors` first.', errors });
  }

  /**
   * Restores a removed department with its hours, its agents who have not been removed, its numbers that are in no other
   * department now, and the departments that were part of it and have not been moved since. False when none was removed.
   */
  async restore(id: string): Promise<boolean> {
    const departmentId = id as DepartmentId;
    const tree = await this.lockTree();
    const [gone] = await this.tx.query<{ with: RemovedWith | null }>(
      'select removed_with as "with" from departments where id = $1 and deleted_at is not null for update',
      [id],
    );
    if (!gone) return false;
    const { agents, numbers, hours, ...later } = gone.with ?? { agents: [], numbers: [], hours: [] };
    const { managers = [], parts = [], specialDays = [] } = later;
    const live = new Map(tree.filter((node) => node.live).map((node) => [node.id, node]));
    // The one it was part of may have been removed as well.
    const parentId = departmentsAbove(departmentId, tree).find((above) => live.has(above)) ?? null;
    const sql = `update departments set deleted_at = null, removed_with = null, version = version + 1, parent_id = $2
      where id = $1`;
    await onDuplicate(namesTaken, () => this.tx.query(sql, [id, parentId]));
    const unmoved = (part: DepartmentId) => live.get(part)?.parentId === parentId;
    await this.moveParts(parts.filter(unmoved), departmentId);
    await this.tx.query(
      `insert into department_agents (tenant_id, department_id, agent_id)
         select tenant_id, $1, id from agents where id = any($2::uuid[]) and deleted_at is null`,
      [id, agents],
    );
    if (agents.length > 0) await this.tellOfAgents();
    await this.tx.query(
      `insert into department_managers (tenant_id, department_id, agent_id)
         select tenant_id, $1, id from agents where id = any($2::uuid[]) and deleted_at is null`,
      [id, managers],
    );
    await this.people.tellManagers();
    await this.tx.query(
      'update numbers set department_id = $1 where id = any($2::uuid[]) and department_id is null and removed_at is null',
      [id, numbers],
    );
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
    throw faultAt(path, 'there is no such department', 'no_department');
  }
}

/** Names the owner of a rule: `afterHours.business`, `afterHours.department.<id>` or `afterHours.number.<id>`. */
function pathOf(owner: RuleOwner): string {
  return owner.kind === 'business' ? 'afterHours.business' : `afterHours.${owner.kind}.${owner.id}`;
}

function faultAt(path: string, message: string, code: FieldFault): AppError {
  return new AppError('invalid_request', { errors: [{ path, message, code }] });
}

function departmentOf({ en, es, ...row }: Row): Department {
  return { ...row, names: { en, es } };
}

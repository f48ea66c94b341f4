import { randomUUID } from 'node:crypto';
import {
  DepartmentAgentEntity,
  DepartmentEntity,
  HoursEntity,
  In,
  IsNull,
  NumberEntity,
  type TenantRepository,
  type TenantTx,
} from '@voicecore/database';
import type { DepartmentId } from '@voicecore/domain/kernel';
import { AppError } from '../platform/app-error';
import type { Department, DepartmentChange, NewDepartment } from './directory.dto';

interface Row {
  id: string;
  en: string;
  es: string;
  position: number;
  agentIds: string[];
}

const select = `select d.id, d.name_en as en, d.name_es as es, d.position,
    coalesce((select array_agg(da.agent_id::text order by a.extension) from department_agents da
      join agents a on a.tenant_id = da.tenant_id and a.id = da.agent_id and a.deleted_at is null
      where da.tenant_id = d.tenant_id and da.department_id = d.id), '{}') as "agentIds"
  from departments d where d.deleted_at is null`;

/** Departments of one tenant; a deleted one stays for the records of its calls. */
export class DepartmentStore {
  private readonly rows: TenantRepository<DepartmentEntity>;

  constructor(private readonly tx: TenantTx) {
    this.rows = tx.repository(DepartmentEntity);
  }

  /** In the tenant's order, `limit + 1` of them. */
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
    await this.rows.insert({ id, nameEn: names.en, nameEs: names.es, position });
    this.tx.audit('department.added', id);
    return id;
  }

  async change(id: string, wanted: DepartmentChange): Promise<void> {
    const { names, position } = wanted;
    const change = { nameEn: names?.en, nameEs: names?.es, position };
    await this.rows.update({ id: id as DepartmentId, deletedAt: IsNull() }, change);
    this.tx.audit('department.changed', id, { changed: Object.keys(wanted) });
  }

  /** False when there is none. Its numbers ring the whole business again, its agents stay. */
  async remove(id: string): Promise<boolean> {
    const departmentId = id as DepartmentId;
    const removed = await this.rows.update({ id: departmentId, deletedAt: IsNull() }, { deletedAt: () => 'now()' });
    if (removed === 0) return false;
    await this.tx.repository(DepartmentAgentEntity).delete({ departmentId });
    await this.tx.repository(HoursEntity).delete({ departmentId });
    await this.tx.repository(NumberEntity).update({ departmentId }, { departmentId: null });
    this.tx.audit('department.removed', id);
    return true;
  }

  /** Refuses what names a department that is not there, in the field `path`; locks those that are until the end. */
  async check(ids: readonly string[], path: string, lock: 'shared' | 'alone' = 'shared'): Promise<void> {
    const wanted = [...new Set(ids)] as DepartmentId[];
    if (wanted.length === 0) return;
    const mode = lock === 'alone' ? 'pessimistic_write' : 'pessimistic_read';
    const found = await this.rows.find({ where: { id: In(wanted), deletedAt: IsNull() }, lock: { mode } });
    if (found.length === wanted.length) return;
    throw new AppError('invalid_request', { errors: [{ path, message: 'there is no such department' }] });
  }
}

function departmentOf({ id, en, es, position, agentIds }: Row): Department {
  return { id, names: { en, es }, position, agentIds };
}

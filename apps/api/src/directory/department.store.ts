import { randomUUID } from 'node:crypto';
import type { TenantTx } from '@voicecore/database';
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
  constructor(private readonly tx: TenantTx) {}

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
    const id = randomUUID();
    const sql = 'insert into departments (tenant_id, id, name_en, name_es, position) values ($1, $2, $3, $4, $5)';
    await this.tx.query(sql, [this.tx.tenantId, id, names.en, names.es, position]);
    return id;
  }

  async change(id: string, { names, position }: DepartmentChange): Promise<void> {
    await this.tx.query(
      `update departments set name_en = coalesce($2, name_en), name_es = coalesce($3, name_es),
         position = coalesce($4, position) where id = $1 and deleted_at is null`,
      [id, names?.en ?? null, names?.es ?? null, position ?? null],
    );
  }

  /** False when there is none. Its numbers ring the whole business again, its agents stay. */
  async remove(id: string): Promise<boolean> {
    const sql = 'update departments set deleted_at = now() where id = $1 and deleted_at is null returning id';
    const removed = await this.tx.query(sql, [id]);
    if (removed.length === 0) return false;
    await this.tx.query('delete from department_agents where department_id = $1', [id]);
    await this.tx.query('delete from hours where department_id = $1', [id]);
    await this.tx.query('update numbers set department_id = null where department_id = $1', [id]);
    return true;
  }
}

function departmentOf({ id, en, es, position, agentIds }: Row): Department {
  return { id, names: { en, es }, position, agentIds };
}

import { randomUUID } from 'node:crypto';
import type { TenantTx } from '@voicecore/database';
import { AppError } from '../platform/app-error';
import type { HoursBody } from './hours.dto';
import type { StoredHours } from './opening-now';

/** When a business and its departments are open. */
export class HoursStore {
  constructor(private readonly tx: TenantTx) {}

  async read(): Promise<StoredHours> {
    const [tenant] = await this.tx.query<{ timeZone: string }>('select time_zone as "timeZone" from tenants');
    const items = await this.tx.query<StoredHours['items'][number]>(
      `select department_id as "departmentId", weekday, opens, closes from hours
       order by department_id nulls first, weekday, opens`,
    );
    return { timeZone: tenant?.timeZone ?? 'UTC', items };
  }

  /** Puts new hours in the place of the old ones, for the business or one department. */
  async replace({ departmentId, periods }: HoursBody): Promise<void> {
    if (departmentId !== null) await this.checkDepartment(departmentId);
    await this.tx.query('delete from hours where department_id is not distinct from $1::uuid', [departmentId]);
    for (const { weekday, opens, closes } of periods) {
      await this.tx.query(
        'insert into hours (tenant_id, id, department_id, weekday, opens, closes) values ($1, $2, $3, $4, $5, $6)',
        [this.tx.tenantId, randomUUID(), departmentId, weekday, opens, closes],
      );
    }
  }

  /** Locked, so that of two who change the same hours one waits for the other. */
  private async checkDepartment(departmentId: string): Promise<void> {
    const sql = 'select 1 from departments where id = $1 and deleted_at is null for update';
    if ((await this.tx.query(sql, [departmentId])).length > 0) return;
    throw new AppError('invalid_request', {
      errors: [{ path: 'departmentId', message: 'there is no such department' }],
    });
  }
}

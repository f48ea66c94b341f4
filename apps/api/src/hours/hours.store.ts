import { randomUUID } from 'node:crypto';
import { HoursEntity, IsNull, type TenantTx } from '@voicecore/database';
import type { DepartmentId } from '@voicecore/domain/kernel';
import { DepartmentStore } from '../directory';
import type { HoursBody } from './hours.dto';
import type { StoredHours } from './opening-now';

/** When a business and its departments are open. */
export class HoursStore {
  constructor(private readonly tx: TenantTx) {}

  async read(): Promise<StoredHours> {
    const [tenant] = await this.tx.query<{ timeZone: string }>('select time_zone as "timeZone" from tenants');
    const rows = await this.tx.repository(HoursEntity).find({
      order: { departmentId: { direction: 'ASC', nulls: 'FIRST' }, weekday: 'ASC', opens: 'ASC' },
    });
    const items = rows.map(({ departmentId, weekday, opens, closes }) => ({ departmentId, weekday, opens, closes }));
    return { timeZone: tenant?.timeZone ?? 'UTC', items };
  }

  /** Puts new hours in the place of the old ones, for the business or one department. */
  async replace({ departmentId: id, periods }: HoursBody): Promise<void> {
    const departmentId = id as DepartmentId | null;
    // Of two who change the same hours one waits for the other.
    if (departmentId !== null) await new DepartmentStore(this.tx).check([departmentId], 'departmentId', 'alone');
    const rows = this.tx.repository(HoursEntity);
    await rows.delete({ departmentId: departmentId ?? IsNull() });
    await rows.insert(...periods.map((period) => ({ ...period, id: randomUUID(), departmentId })));
    this.tx.audit('hours.replaced', departmentId, { periods: periods.length });
  }
}

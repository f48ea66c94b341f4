import { randomUUID } from 'node:crypto';
import { HoursEntity, IsNull, SpecialDayEntity, type TenantTx } from '@voicecore/database';
import type { AfterHoursRule, Calendar, SpecialDay } from '@voicecore/domain/hours';
import type { DepartmentId } from '@voicecore/domain/kernel';
import { DepartmentStore } from '../directory';
import { AfterHoursStore } from '../tenants';
import type { AfterHoursBody, Hours, HoursBody, SpecialDaysBody } from './hours.dto';

/** A special day with what the business calls it. */
type NamedDay = SpecialDay & { readonly id: string; readonly name: string };

const ofBusinessFirst = { direction: 'ASC', nulls: 'FIRST' } as const;

/** Reads and writes the opening hours of a business and of its departments, and their holidays and exceptions. */
export class HoursStore {
  constructor(private readonly tx: TenantTx) {}

  async read(): Promise<Calendar<NamedDay>> {
    const [tenant] = await this.tx.query<{ timeZone: string }>('select time_zone as "timeZone" from tenants');
    const rows = await this.tx.repository(HoursEntity).find({
      order: { departmentId: ofBusinessFirst, weekday: 'ASC', opens: 'ASC' },
    });
    const items = rows.map(({ departmentId, weekday, opens, closes }) => ({ departmentId, weekday, opens, closes }));
    return { timeZone: tenant?.timeZone ?? 'UTC', items, specialDays: await this.specialDays() };
  }

  private async specialDays(): Promise<NamedDay[]> {
    const rows = await this.tx.repository(SpecialDayEntity).find({
      order: { departmentId: ofBusinessFirst, position: 'ASC' },
    });
    return rows.map(({ id, departmentId, name, rule, periods }) => ({ id, departmentId, name, rule, periods }));
  }

  /** Returns how many times the hours of the business and of each department have been changed. */
  versions(): Promise<Hours['versions']> {
    return this.tx.query(
      `select null::uuid as "departmentId", hours_version as version from tenants
       union all select id, hours_version from departments where deleted_at is null order by 1 nulls first`,
    );
  }

  /** Replaces the week of the business or of one department. Returns false when its hours do not have that version. */
  async replace({ departmentId: id, periods, version }: HoursBody): Promise<boolean> {
    const departmentId = id as DepartmentId | null;
    if (!(await this.count(departmentId, version))) return false;
    const rows = this.tx.repository(HoursEntity);
    await rows.delete({ departmentId: departmentId ?? IsNull() });
    await rows.insert(...periods.map((period) => ({ ...period, id: randomUUID(), departmentId })));
    this.tx.audit('hours.replaced', departmentId, { periods: periods.length });
    return true;
  }

  /** Replaces the holidays and exceptions of the business or of one department, in the same way. */
  async replaceSpecialDays({ departmentId: id, specialDays, version }: SpecialDaysBody): Promise<boolean> {
    const departmentId = id as DepartmentId | null;
    if (!(await this.count(departmentId, version))) return false;
    const rows = this.tx.repository(SpecialDayEntity);
    const own = { departmentId: departmentId ?? IsNull() };
    const known = new Set((await rows.find({ where: own })).map((day) => day.id));
    // An id that occurs twice is kept once.
    const idOf = (day: { readonly id?: string | undefined }) =>
      day.id !== undefined && known.delete(day.id) ? day.id : randomUUID();
    const values = specialDays.map((day, position) => ({ ...day, id: idOf(day), departmentId, position }));
    await rows.delete(own);
    await rows.insert(...values);
    this.tx.audit('special_days.replaced', departmentId, { days: specialDays.length });
    return true;
  }

  /** Returns what callers get after hours: the rule of the business, and those of departments. */
  async afterHours(): Promise<Hours['afterHours']> {
    const { business, departments } = await new AfterHoursStore(this.tx).read();
    const own = Object.entries(departments).map(([departmentId, rule]) => ({ departmentId, rule }));
    return [{ departmentId: null, rule: business }, ...own];
  }

  /** Sets what callers get after hours, in the same way; the department that a rule names must exist. */
  async setAfterHours({ departmentId: id, rule, version }: AfterHoursBody): Promise<boolean> {
    const departmentId = id as DepartmentId | null;
    const departments = new DepartmentStore(this.tx);
    const target = rule?.kind === 'department' ? [rule.departmentId as DepartmentId] : [];
    // All that are locked at once: two users may send the callers of two departments to each other.
    await departments.lock(departmentId === null ? target : [departmentId, ...target]);
    if (!(await this.count(departmentId, version))) return false;
    await departments.check(target, 'rule.departmentId');
    const owner =
      departmentId === null ? ({ kind: 'business' } as const) : { kind: 'department' as const, id: departmentId };
    await new AfterHoursStore(this.tx).set(owner, rule as AfterHoursRule | null);
    this.tx.audit('after_hours.set', departmentId, { kind: rule?.kind ?? null });
    return true;
  }

  /**
   * Counts a change based on that version; returns false when a newer version exists. When two users change the same
   * hours, one waits here for the other.
   */
  private async count(departmentId: DepartmentId | null, version: number): Promise<boolean> {
    if (departmentId !== null) await new DepartmentStore(this.tx).check([departmentId], 'departmentId', 'alone');
    const [table, id] = departmentId === null ? ['tenants', this.tx.tenantId] : ['departments', departmentId];
    const counted = await this.tx.query(
      `update ${table} set hours_version = hours_version + 1 where id = $1 and hours_version = $2 returning id`,
      [id, version],
    );
    return counted.length > 0;
  }
}

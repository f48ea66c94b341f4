import { randomUUID } from 'node:crypto';
import { IsNull, MoreThan, NumberEntity, type TenantRepository, type TenantTx } from '@voicecore/database';
import type { AfterHours, AfterHoursRule } from '@voicecore/domain/hours';
import type { DepartmentId } from '@voicecore/domain/kernel';
import { z } from 'zod';
import { DepartmentStore } from '../directory';
import { onDuplicate } from '../platform/on-duplicate';
import type { Removal } from '../platform/version';
import { AfterHoursStore } from '../tenants';
import type { NewNumber, NumberChange, NumberView } from './number.dto';

/** The content of a cursor of the list: it appears in URLs, so it is the id and not the number. */
export const numberKeys = z.tuple([z.uuid()]);

/** Condition for numbers that have not been removed. */
const present = { removedAt: IsNull() };

/** Callers of a number are screened unless it says otherwise, and get after hours what others get. */
type WantedNumber = Omit<NewNumber, 'screened' | 'afterHours'> & Partial<Pick<NewNumber, 'screened' | 'afterHours'>>;

/** Reads and writes the numbers that ring one tenant. */
export class NumberStore {
  private readonly rows: TenantRepository<NumberEntity>;

  constructor(private readonly tx: TenantTx) {
    this.rows = tx.repository(NumberEntity);
  }

  /** Returns `limit + 1` numbers, sorted by number, starting after the one with the given id. */
  async page(after: string | null, limit: number): Promise<NumberView[]> {
    const last = after === null ? null : await this.rows.findOne({ id: after });
    if (after !== null && last === null) return [];
    const where = { ...present, ...(last && { e164: MoreThan(last.e164) }) };
    const rows = await this.rows.find({ where, order: { e164: 'ASC' }, take: limit + 1 });
    const { numbers } = await new AfterHoursStore(this.tx).read();
    return rows.map((row) => numberOf(row, numbers));
  }

  async byId(id: string): Promise<NumberView | null> {
    const row = await this.rows.findOne({ id, ...present });
    return row && numberOf(row, (await new AfterHoursStore(this.tx).read()).numbers);
  }

  async add({ departmentId, screened = true, afterHours = null, ...wanted }: WantedNumber): Promise<string> {
    await this.checkDepartments(departmentId, afterHours);
    const row = { ...wanted, screened, id: randomUUID(), departmentId: departmentId as DepartmentId | null };
    await onDuplicate({ numbers_e164_key: 'number_taken' }, () => this.rows.insert(row));
    if (afterHours !== null) await this.setAfterHours(row.id, afterHours);
    this.tx.audit('number.added', row.id);
    return row.id;
  }

  /** Like `add`, and returns the new number. */
  async added(wanted: WantedNumber): Promise<NumberView> {
    const number = await this.byId(await this.add(wanted));
    if (!number) throw new Error('a number that was just added does not exist');
    return number;
  }

  /** Returns false when there is no such number of that version. */
  async change(id: string, { version, ...wanted }: NumberChange): Promise<boolean> {
    const { departmentId, afterHours, ...change } = wanted;
    await this.checkDepartments(departmentId, afterHours);
    const next = { ...change, departmentId: departmentId as DepartmentId | null, version: version + 1 };
    if ((await this.rows.update({ id, version, ...present }, next)) === 0) return false;
    if (afterHours !== undefined) await this.setAfterHours(id, afterHours);
    this.tx.audit('number.changed', id, { changed: Object.keys(wanted) });
    return true;
  }

  /** Returns false when there is no such number (of that version). */
  async remove(id: string, { version }: Removal, by: 'tenant' | 'platform'): Promise<boolean> {
    const which = { id, ...present, ...(version !== undefined && { version }) };
    const change = { removedAt: () => 'now()', removedBy: by, version: () => 'version + 1' };
    if ((await this.rows.update(which, change)) === 0) return false;
    this.tx.audit('number.removed', id);
    return true;
  }

  /**
   * Restores a removed number, unless another tenant has it by now. A business can restore only what it has removed
   * itself, and only for a day: numbers are given by the platform (ADR 17). Returns false when there is no such number.
   */
  async restore(id: string, by: 'tenant' | 'platform'): Promise<boolean> {
    const restored = await onDuplicate({ numbers_e164_key: 'number_taken' }, () =>
      this.tx.query(
        `update numbers n set removed_at = null, removed_by = null, version = version + 1,
           department_id = (select d.id from departments d
             where d.tenant_id = n.tenant_id and d.id = n.department_id and d.deleted_at is null)
         where id = $1 and removed_at is not null
           and ($2 = 'platform' or removed_by = 'tenant' and removed_at > now() - interval '1 day') returning id`,
        [id, by],
      ),
    );
    if (restored.length === 0) return false;
    this.tx.audit('number.restored', id);
    return true;
  }

  private setAfterHours(id: string, rule: NumberView['afterHours']): Promise<void> {
    return new AfterHoursStore(this.tx).set({ kind: 'number', id }, rule as AfterHoursRule | null);
  }

  private async checkDepartments(id: string | null | undefined, rule: NumberView['afterHours'] | undefined) {
    const departments = new DepartmentStore(this.tx);
    if (id) await departments.check([id], 'departmentId');
    if (rule?.kind === 'department') await departments.check([rule.departmentId], 'afterHours.departmentId');
  }
}

function numberOf({ createdAt, ...row }: NumberEntity, rules: AfterHours['numbers']): NumberView {
  const { id, e164, label, answerWith, departmentId, screened, version } = row;
  const afterHours = rules[id] ?? null;
  return { id, e164, label, answerWith, departmentId, screened, afterHours, createdAt: createdAt.getTime(), version };
}

import { randomUUID } from 'node:crypto';
import { MoreThan, NumberEntity, type TenantRepository, type TenantTx } from '@voicecore/database';
import type { DepartmentId } from '@voicecore/domain/kernel';
import { z } from 'zod';
import { DepartmentStore } from '../directory';
import { onDuplicate } from '../platform/on-duplicate';
import type { NewNumber, NumberChange, NumberView } from './number.dto';

/** What a cursor of theirs holds: it stands in URLs, so the id and not the number. */
export const numberKeys = z.tuple([z.uuid()]);

/** The numbers that ring one tenant. */
export class NumberStore {
  private readonly rows: TenantRepository<NumberEntity>;

  constructor(private readonly tx: TenantTx) {
    this.rows = tx.repository(NumberEntity);
  }

  /** By number, `limit + 1` of them, from after the one with the given id on. */
  async page(after: string | null, limit: number): Promise<NumberView[]> {
    const last = after === null ? null : await this.rows.findOne({ id: after });
    if (after !== null && last === null) return [];
    const where = last ? { e164: MoreThan(last.e164) } : {};
    return (await this.rows.find({ where, order: { e164: 'ASC' }, take: limit + 1 })).map(numberOf);
  }

  async byId(id: string): Promise<NumberView | null> {
    const row = await this.rows.findOne({ id });
    return row && numberOf(row);
  }

  async add({ departmentId, ...wanted }: NewNumber): Promise<string> {
    await this.checkDepartment(departmentId);
    const row = { ...wanted, id: randomUUID(), departmentId: departmentId as DepartmentId | null };
    await onDuplicate({ numbers_e164_key: 'number_taken' }, () => this.rows.insert(row));
    this.tx.audit('number.added', row.id);
    return row.id;
  }

  /** The same, and what it has become. */
  async added(wanted: NewNumber): Promise<NumberView> {
    const number = await this.byId(await this.add(wanted));
    if (!number) throw new Error('a number that was just added is not there');
    return number;
  }

  async change(id: string, wanted: NumberChange): Promise<void> {
    const { departmentId, ...change } = wanted;
    await this.checkDepartment(departmentId);
    await this.rows.update({ id }, { ...change, departmentId: departmentId });
    this.tx.audit('number.changed', id, { changed: Object.keys(wanted) });
  }

  async remove(id: string): Promise<boolean> {
    if ((await this.rows.delete({ id })) === 0) return false;
    this.tx.audit('number.removed', id);
    return true;
  }

  private async checkDepartment(id: string | null | undefined): Promise<void> {
    if (id) await new DepartmentStore(this.tx).check([id], 'departmentId');
  }
}

function numberOf({ id, e164, label, answerWith, departmentId, createdAt }: NumberEntity): NumberView {
  return { id, e164, label, answerWith, departmentId, createdAt: createdAt.getTime() };
}

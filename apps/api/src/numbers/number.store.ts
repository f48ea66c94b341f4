import { randomUUID } from 'node:crypto';
import type { TenantTx } from '@voicecore/database';
import { AppError } from '../platform/app-error';
import { onDuplicate } from '../platform/on-duplicate';
import type { NewNumber, NumberChange, NumberView } from './number.dto';

interface Row extends Omit<NumberView, 'createdAt'> {
  createdAt: Date;
}

const select = `select id, e164, label, answer_with as "answerWith", department_id as "departmentId",
  created_at as "createdAt" from numbers`;

/** The numbers that ring one tenant. */
export class NumberStore {
  constructor(private readonly tx: TenantTx) {}

  /** By number, `limit + 1` of them, from after the one with the given id on. */
  async page(after: string | null, limit: number): Promise<NumberView[]> {
    const sql = `${select} where $1::uuid is null or e164 > (select e164 from numbers where id = $1) order by e164 limit $2`;
    return (await this.tx.query<Row>(sql, [after, limit + 1])).map(numberOf);
  }

  async byId(id: string): Promise<NumberView | null> {
    const [row] = await this.tx.query<Row>(`${select} where id = $1`, [id]);
    return row ? numberOf(row) : null;
  }

  async add(wanted: NewNumber): Promise<string> {
    await this.checkDepartment(wanted.departmentId);
    const id = randomUUID();
    await onDuplicate({ numbers_e164_key: 'number_taken' }, () =>
      this.tx.query(
        'insert into numbers (tenant_id, id, e164, label, answer_with, department_id) values ($1, $2, $3, $4, $5, $6)',
        [this.tx.tenantId, id, wanted.e164, wanted.label, wanted.answerWith, wanted.departmentId],
      ),
    );
    return id;
  }

  async change(id: string, change: NumberChange): Promise<void> {
    await this.checkDepartment(change.departmentId ?? null);
    await this.tx.query(
      `update numbers set label = coalesce($2, label), answer_with = coalesce($3, answer_with),
         department_id = case when $4 then $5::uuid else department_id end where id = $1`,
      [
        id,
        change.label ?? null,
        change.answerWith ?? null,
        change.departmentId !== undefined,
        change.departmentId ?? null,
      ],
    );
  }

  async remove(id: string): Promise<boolean> {
    return (await this.tx.query('delete from numbers where id = $1 returning id', [id])).length > 0;
  }

  private async checkDepartment(departmentId: string | null): Promise<void> {
    if (departmentId === null) return;
    const rows = await this.tx.query('select 1 from departments where id = $1 and deleted_at is null', [departmentId]);
    if (rows.length > 0) return;
    throw new AppError('invalid_request', {
      errors: [{ path: 'departmentId', message: 'there is no such department' }],
    });
  }
}

function numberOf({ createdAt, ...row }: Row): NumberView {
  return { ...row, createdAt: createdAt.getTime() };
}

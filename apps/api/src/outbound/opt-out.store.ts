import { randomUUID } from 'node:crypto';
import type { TenantTx } from '@voicecore/database';
import type { Instant } from '@voicecore/domain/kernel';
import { openIfReadable, type Sealing } from '../platform/sealing';
import type { OptOut } from './outbound.dto';

interface Row {
  readonly id: string;
  readonly number_sealed: Buffer;
  readonly created: number;
}

const place = (id: string) => ({ table: 'outbound_opt_outs', column: 'number_sealed', row: id });

/** Reads and writes the list of numbers whose owners do not want to be called. */
export class OptOutStore {
  constructor(
    private readonly tx: TenantTx,
    private readonly sealing: Sealing,
  ) {}

  /** Returns `limit + 1` entries, newest first, starting after the given one. */
  async page(after: readonly [number, string] | null, limit: number): Promise<OptOut[]> {
    const rows = await this.tx.query<Row>(
      `select id, number_sealed, (extract(epoch from created_at) * 1000)::float8 as created from outbound_opt_outs
        where tenant_id = $1 and ($2::timestamptz is null or (created_at, id) < ($2, $3::uuid))
        order by created_at desc, id desc limit $4`,
      [this.tx.tenantId, after && new Date(after[0]), after?.[1] ?? null, limit + 1],
    );
    const seal = await this.sealing.tenant(this.tx);
    return rows.map(({ id, number_sealed, created }) => ({
      id,
      number: openIfReadable(seal, place(id), number_sealed),
      createdAt: created,
    }));
  }

  /** Adds a number; one that is listed already stays as it is. Returns its entry. */
  async add(number: string, now: Instant): Promise<OptOut> {
    const [id, seal] = [randomUUID(), await this.sealing.tenant(this.tx)];
    const hash = this.sealing.lookup(this.tx.tenantId, number);
    const [row] = await this.tx.query<Row>(
      `insert into outbound_opt_outs (tenant_id, id, number_hmac, number_sealed, created_at) values ($1, $2, $3, $4, $5)
       on conflict (tenant_id, number_hmac) do nothing returning id`,
      [this.tx.tenantId, id, hash, seal.seal(place(id), number), new Date(now)],
    );
    if (row !== undefined) {
      this.tx.audit('outbound_opt_out.added', id);
      return { id, number, createdAt: now };
    }
    const [known] = await this.tx.query<Row>(
      `select id, number_sealed, (extract(epoch from created_at) * 1000)::float8 as created from outbound_opt_outs
        where tenant_id = $1 and number_hmac = $2`,
      [this.tx.tenantId, hash],
    );
    if (known === undefined) throw new Error('an entry of the list vanished');
    return { id: known.id, number, createdAt: known.created };
  }

  /** Returns false when there is no such entry. */
  async remove(id: string): Promise<boolean> {
    const sql = 'delete from outbound_opt_outs where tenant_id = $1 and id = $2 returning id';
    if ((await this.tx.query(sql, [this.tx.tenantId, id])).length === 0) return false;
    this.tx.audit('outbound_opt_out.removed', id);
    return true;
  }

  async has(number: string): Promise<boolean> {
    const sql = 'select 1 from outbound_opt_outs where tenant_id = $1 and number_hmac = $2';
    return (await this.tx.query(sql, [this.tx.tenantId, this.sealing.lookup(this.tx.tenantId, number)])).length > 0;
  }
}

import { randomUUID } from 'node:crypto';
import type { TenantTx } from '@voicecore/database';
import type { Instant } from '@voicecore/domain/kernel';
import type { CallPurpose, RefusalReason } from '@voicecore/domain/outbound';
import { openIfReadable, type Sealing } from '../platform/sealing';
import { writable } from '../platform/words';
import type { Refusal } from './outbound.dto';

interface Row {
  readonly id: string;
  readonly purpose: CallPurpose;
  readonly reason: RefusalReason;
  readonly number_sealed: Buffer;
  readonly at: number;
}

/** How much is kept of what was dialed. */
const keptText = 40;
const place = (id: string) => ({ table: 'outbound_refusals', column: 'number_sealed', row: id });

/** Keeps and reads the calls that were refused, and why. */
export class RefusalStore {
  constructor(
    private readonly tx: TenantTx,
    private readonly sealing: Sealing,
  ) {}

  async keep(dialed: string, purpose: CallPurpose, reason: RefusalReason, now: Instant): Promise<void> {
    const [id, seal] = [randomUUID(), await this.sealing.tenant(this.tx)];
    const text = writable(dialed.slice(0, keptText));
    await this.tx.query(
      `insert into outbound_refusals (tenant_id, id, purpose, reason, number_sealed, refused_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [this.tx.tenantId, id, purpose, reason, seal.seal(place(id), text), new Date(now)],
    );
  }

  /** Returns `limit + 1` refusals, newest first, starting after the given one. */
  async page(after: readonly [number, string] | null, limit: number): Promise<Refusal[]> {
    const rows = await this.tx.query<Row>(
      `select id, purpose, reason, number_sealed, (extract(epoch from refused_at) * 1000)::float8 as at
         from outbound_refusals
        where tenant_id = $1 and ($2::timestamptz is null or (refused_at, id) < ($2, $3::uuid))
        order by refused_at desc, id desc limit $4`,
      [this.tx.tenantId, after && new Date(after[0]), after?.[1] ?? null, limit + 1],
    );
    const seal = await this.sealing.tenant(this.tx);
    return rows.map(({ id, number_sealed, at, ...row }) => ({
      ...row,
      id,
      number: openIfReadable(seal, place(id), number_sealed),
      refusedAt: at,
    }));
  }
}

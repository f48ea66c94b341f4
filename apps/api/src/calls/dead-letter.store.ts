import type { PlatformTx, TenantTx } from '@voicecore/database';
import type { Instant, TenantId } from '@voicecore/domain/kernel';
import type { DeadLetter } from './dead-letters.dto';
import type { OutboxKey } from './outbox.store';

const columns = `o.id, o.tenant_id as "tenantId", t.name as "tenantName", o.call_id as "callId", o.kind,
  coalesce(o.fault, 'unknown') as fault, o.attempts,
  (extract(epoch from o.created_at) * 1000)::float8 as "createdAt",
  (extract(epoch from o.failed_at) * 1000)::float8 as "failedAt"`;
const letters = `outbox o join tenants t on t.id = o.tenant_id
  where o.done_at is null and o.failed_at is not null and ($1::uuid is null or o.tenant_id = $1)`;

/** What failed for good, of one tenant or, for the super admin, of all. */
export class DeadLetterStore {
  constructor(
    private readonly tx: Pick<TenantTx | PlatformTx, 'query'>,
    /** Null for all tenants. */
    private readonly tenantId: TenantId | null,
  ) {}

  /** Newest first. */
  async page(after: readonly [Instant, string] | null, limit: number): Promise<DeadLetter[]> {
    const [failedAt, id] = after ?? [null, null];
    const rows = await this.tx.query<DeadLetter>(
      `select ${columns} from ${letters}
         and ($2::float8 is null or (o.failed_at, o.id) < (to_timestamp($2 / 1000), $3::uuid))
       order by o.failed_at desc, o.id desc limit $4`,
      [this.tenantId, failedAt, id, limit + 1],
    );
    return rows.map((row) => ({ ...row, createdAt: Math.round(row.createdAt), failedAt: Math.round(row.failedAt) }));
  }

  async find(id: string): Promise<(OutboxKey & { readonly fault: string }) | null> {
    const rows = await this.tx.query<OutboxKey & { readonly fault: string }>(
      `select o.id, o.tenant_id as "tenantId", coalesce(o.fault, 'unknown') as fault from ${letters} and o.id = $2`,
      [this.tenantId, id],
    );
    return rows[0] ?? null;
  }
}

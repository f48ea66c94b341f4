import type { PlatformTx, TenantTx } from '@voicecore/database';
import type { Instant, TenantId } from '@voicecore/domain/kernel';
import type { DeadLetter } from './dead-letters.dto';
import type { OutboxKey } from './outbox.store';

const effects = `select id, tenant_id, call_id, kind, fault, attempts, created_at, failed_at, false as is_job from outbox
  where done_at is null and failed_at is not null`;
/** The database function that returns the jobs this login may see. */
const jobsOf = (
  source: string,
): string => `select id, tenant_id, null, kind, fault, attempts, created_at, failed_at, true
  from ${source}()`;

const columns = `o.id, o.tenant_id as "tenantId", t.name as "tenantName", o.call_id as "callId", o.kind,
  coalesce(o.fault, 'unknown') as fault, o.attempts,
  (extract(epoch from o.created_at) * 1000)::float8 as "createdAt",
  (extract(epoch from o.failed_at) * 1000)::float8 as "failedAt"`;

/** An effect of a call, or a job, that failed for good. */
export interface Letter extends OutboxKey {
  readonly fault: string;
  readonly isJob: boolean;
}

/** Reads what failed for good, of one tenant or, for the super admin, of all tenants. */
export class DeadLetterStore {
  constructor(
    private readonly tx: Pick<TenantTx | PlatformTx, 'query'>,
    /** Null for all tenants. */
    private readonly tenantId: TenantId | null,
  ) {}

  private get letters(): string {
    const source = this.tenantId === null ? 'app.dead_jobs_of_all' : 'app.dead_jobs';
    return `(${effects} union all ${jobsOf(source)}) o join tenants t on t.id = o.tenant_id
      where ($1::uuid is null or o.tenant_id = $1)`;
  }

  /** Newest first. */
  async page(after: readonly [Instant, string] | null, limit: number): Promise<DeadLetter[]> {
    const [failedAt, id] = after ?? [null, null];
    const rows = await this.tx.query<DeadLetter>(
      `select ${columns} from ${this.letters}
         and ($2::float8 is null or (o.failed_at, o.id) < (to_timestamp($2 / 1000), $3::uuid))
       order by o.failed_at desc, o.id desc limit $4`,
      [this.tenantId, failedAt, id, limit + 1],
    );
    return rows.map((row) => ({ ...row, createdAt: Math.round(row.createdAt), failedAt: Math.round(row.failedAt) }));
  }

  async find(id: string): Promise<Letter | null> {
    const rows = await this.tx.query<Letter>(
      `select o.id, o.tenant_id as "tenantId", coalesce(o.fault, 'unknown') as fault, o.is_job as "isJob"
         from ${this.letters} and o.id = $2`,
      [this.tenantId, id],
    );
    return rows[0] ?? null;
  }
}

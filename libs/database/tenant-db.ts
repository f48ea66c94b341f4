import type { TenantId } from '@voicecore/domain/kernel';
import type { DataSource } from 'typeorm';
import { AuditTrail, type Acting, type Actor, type AuditDetails, type AuditedAction } from './audit';
import type { TenantRow } from './entities';
import type { NoticeKeys } from './notices';
import { Session } from './source';
import type { TenantTask } from './tenant-tasks';
import { TenantRepository, type RowClass } from './tenant-repository';

/** A transaction inside one tenant: row-level security shows it that tenant's rows and no others. */
export interface TenantTx {
  readonly tenantId: TenantId;
  /**
   * What `app.notify_live` uses to sign notices of the tenant's changes, and where it sends them: a parameter, never
   * part of the text.
   */
  readonly noticeSeal: Buffer;
  /** Returns the rows of one statement; values are passed only as parameters. Throws `DatabaseFault`. */
  query<T>(sql: string, params?: readonly unknown[]): Promise<T[]>;
  /** A table of the tenant, row by row, in this transaction. */
  repository<Row extends TenantRow>(row: RowClass<Row>): TenantRepository<Row>;
  /**
   * Requests a job for one of the tenant's rows: a worker runs it after this transaction has committed, at least once,
   * and never if it is rolled back. A job that is already waiting for the same row is not duplicated.
   */
  enqueue(task: TenantTask, rowId: string): Promise<void>;
  /**
   * Records that this transaction changes something, and by whom: the current actor, unless `by` says otherwise. It
   * becomes an entry of the tenant's audit when the transaction commits, and is dropped otherwise.
   */
  audit(action: AuditedAction, targetId: string | null, details?: AuditDetails, by?: Actor): void;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Returns the statement that puts the running transaction into a tenant. The id is checked, because it becomes part of
 * the text.
 */
export function enterTenant(tenantId: TenantId): string {
  if (!uuid.test(tenantId)) throw new Error('A tenant id is a UUID.');
  return `SELECT set_config('app.tenant_id', '${tenantId}', true)`;
}

/** The tenant's view of a running transaction; unusable once that transaction is over. */
export function tenantTx(session: Session, notices: NoticeKeys, trail: AuditTrail): TenantTx {
  const { tenantId } = trail;
  return {
    tenantId,
    get noticeSeal() {
      return notices.sealOf(tenantId);
    },
    query: (sql, params) => session.rows(sql, params),
    repository: (row) => new TenantRepository(session, tenantId, row),
    enqueue: async (task, rowId) => {
      await session.rows('select app.enqueue($1, $2)', [task, rowId]);
    },
    audit: (action, targetId, details = {}, by) => trail.note(action, targetId, details, by),
  };
}

/** The only way to a tenant's rows. */
export class TenantDb {
  constructor(
    private readonly source: DataSource,
    private readonly notices: NoticeKeys,
    private readonly acting: () => Acting,
  ) {}

  /**
   * Runs `work` in one transaction of the tenant: committed when it resolves, rolled back when it rejects. It must
   * contain nothing outside the database, and must not wait for a person.
   */
  run<T>(tenantId: TenantId, work: (tx: TenantTx) => Promise<T>): Promise<T> {
    const begin = `BEGIN; ${enterTenant(tenantId)}`;
    return Session.with(this.source, (session) =>
      session.transaction(begin, async () => {
        const trail = new AuditTrail(tenantId, this.acting);
        const answer = await work(tenantTx(session, this.notices, trail));
        await trail.write(session);
        return answer;
      }),
    );
  }
}

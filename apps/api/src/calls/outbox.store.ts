import type { JobsDb } from '@voicecore/database';
import type { CallId, ProcessId, TenantId } from '@voicecore/domain/kernel';
import { leaseMs } from './process-lease';

/** An effect that this process has taken. */
export interface TakenRow {
  readonly tenant_id: TenantId;
  readonly call_id: CallId;
  readonly id: string;
  readonly kind: string;
  readonly payload: object;
  /** Number of tries started, including this one. */
  readonly attempts: number;
}

/** Identifies one row. */
export interface OutboxKey {
  readonly tenantId: TenantId;
  readonly id: string;
}

/**
 * Seconds after which a live process that has not finished loses the effect it took. Requests to the carrier end
 * sooner.
 */
export const takenSeconds = 30;
/** Seconds between retries of what has failed for good, for as long as the carrier lets a call last. */
const failedAgainSeconds = 30;
const longestCallHours = 4;

const isAlive = (process: string) => `exists (
  select from processes p where p.id = ${process} and p.renewed_at > now() - interval '${leaseMs} milliseconds')`;

/** The outbox rows of all tenants, for the processes that work on them. One process at a time takes a row. */
export class OutboxStore {
  constructor(
    private readonly jobs: JobsDb,
    private readonly process: ProcessId,
  ) {}

  /** Takes rows that are due and not taken; with `mayJudge` also the rows taken by a process that is gone. */
  takeDue(limit: number, mayJudge: boolean): Promise<TakenRow[]> {
    const isDue = `done_at is null and failed_at is null
      and (due_at <= now() or $2 and taken_by <> $1 and not ${isAlive('outbox.taken_by')})`;
    return this.take(isDue, [this.process, mayJudge, limit], 'limit $3');
  }

  /** Takes rows that have failed for good and may now succeed, because the call may still need them. */
  takeFailed(limit: number): Promise<TakenRow[]> {
    const mayComeRight = `done_at is null and failed_at is not null and due_at <= now()
      and created_at > now() - interval '${longestCallHours} hours'`;
    return this.take(mayComeRight, [this.process, limit], 'limit $2');
  }

  /** Takes one dead letter at a user's request; null when it is not a dead letter, or is taken right now. */
  async takeLetter({ tenantId, id }: OutboxKey): Promise<TakenRow | null> {
    const isLetter = `done_at is null and failed_at is not null and taken_by is null and tenant_id = $2 and id = $3`;
    const rows = await this.take(isLetter, [this.process, tenantId, id], '');
    return rows[0] ?? null;
  }

  async done({ tenantId, id }: OutboxKey): Promise<void> {
    await this.jobs.query(
      'update outbox set done_at = now(), taken_by = null, failed_at = null, fault = null where tenant_id = $1 and id = $2',
      [tenantId, id],
    );
  }

  /** Returns a row to the outbox for another try. */
  async again({ tenantId, id }: OutboxKey, fault: string, seconds: number): Promise<void> {
    await this.jobs.query(
      `update outbox set taken_by = null, fault = $3, due_at = now() + make_interval(secs => $4)
        where tenant_id = $1 and id = $2 and done_at is null`,
      [tenantId, id, fault, seconds],
    );
  }

  /** Marks a row as a dead letter. Returns false when it already was one. */
  async fail({ tenantId, id }: OutboxKey, fault: string): Promise<boolean> {
    const rows = await this.jobs.query<{ isNew: boolean }>(
      `with before as (select failed_at from outbox where tenant_id = $1 and id = $2 for update)
       update outbox o set taken_by = null, fault = $3, failed_at = coalesce(o.failed_at, date_trunc('milliseconds', now())),
           due_at = now() + interval '${failedAgainSeconds} seconds'
         from before where o.tenant_id = $1 and o.id = $2 and o.done_at is null
       returning before.failed_at is null as "isNew"`,
      [tenantId, id, fault],
    );
    return rows[0]?.isNew ?? false;
  }

  /** Returns the number of dead letters by kind. */
  async letters(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.jobs.query<{ kind: string; letters: number }>(
      `select kind, count(*)::int as letters from outbox where done_at is null and failed_at is not null group by kind`,
    );
    return new Map(rows.map(({ kind, letters }) => [kind, letters]));
  }

  private take(where: string, params: readonly unknown[], limit: string): Promise<TakenRow[]> {
    return this.jobs.query<TakenRow>(
      `update outbox set taken_by = $1, due_at = now() + interval '${takenSeconds} seconds', attempts = attempts + 1
        where (tenant_id, id) in (
          select tenant_id, id from outbox where ${where} order by due_at ${limit} for update skip locked)
       returning tenant_id, call_id, id, kind, payload, attempts`,
      params,
    );
  }
}

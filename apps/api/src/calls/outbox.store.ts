import type { JobsDb } from '@voicecore/database';
import type { CallId, ProcessId, TenantId } from '@voicecore/domain/kernel';
import { leaseMs } from './process-lease';

/** An effect that this process has in hand. */
export interface TakenRow {
  readonly tenant_id: TenantId;
  readonly call_id: CallId;
  readonly id: string;
  readonly kind: string;
  readonly payload: object;
  /** Tries that have begun, this one included. */
  readonly attempts: number;
}

/** Names one row. */
export interface OutboxKey {
  readonly tenantId: TenantId;
  readonly id: string;
}

/** A process that lives and has not finished within this time has lost its effect; requests to the carrier end before. */
export const takenSeconds = 30;
/** What has failed for good is tried again this often, as long as the carrier lets a call last. */
const failedAgainSeconds = 30;
const longestCallHours = 4;

const isAlive = (process: string) => `exists (
  select from processes p where p.id = ${process} and p.renewed_at > now() - interval '${leaseMs} milliseconds')`;

/** The rows of all tenants as the processes that work on them see them: each is in one pair of hands. */
export class OutboxStore {
  constructor(
    private readonly jobs: JobsDb,
    private readonly process: ProcessId,
  ) {}

  /** What is due and nobody has in hand; with `mayJudge` also what a process had that is gone. */
  takeDue(limit: number, mayJudge: boolean): Promise<TakenRow[]> {
    const isDue = `done_at is null and failed_at is null
      and (due_at <= now() or $2 and taken_by <> $1 and not ${isAlive('outbox.taken_by')})`;
    return this.take(isDue, [this.process, mayJudge, limit], 'limit $3');
  }

  /** What has failed for good and may come right by itself: the call may still want it. */
  takeFailed(limit: number): Promise<TakenRow[]> {
    const mayComeRight = `done_at is null and failed_at is not null and due_at <= now()
      and created_at > now() - interval '${longestCallHours} hours'`;
    return this.take(mayComeRight, [this.process, limit], 'limit $2');
  }

  /** One that has failed, by a person's wish; null when it is none, or in other hands at this moment. */
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

  /** Puts a row back for another try. */
  async again({ tenantId, id }: OutboxKey, fault: string, seconds: number): Promise<void> {
    await this.jobs.query(
      `update outbox set taken_by = null, fault = $3, due_at = now() + make_interval(secs => $4)
        where tenant_id = $1 and id = $2 and done_at is null`,
      [tenantId, id, fault, seconds],
    );
  }

  /** Gives a row up: it is a dead letter. False where it was one before. */
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

  /** Dead letters by kind. */
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

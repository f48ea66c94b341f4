import type { JobsDb } from '@voicecore/database';
import type { ProcessId } from '@voicecore/domain/kernel';

/**
 * Condition for what failed for good: no tries are left. A job without a key was replaced by a later one for the same
 * row.
 */
const isDead = `j.attempts >= j.max_attempts and j.locked_at is null`;

/** The jobs of all tenants, for the workers; the tables are graphile-worker's. */
export class JobStore {
  constructor(private readonly jobs: JobsDb) {}

  /** Records the name under which a process holds its jobs. */
  async holdAs(process: ProcessId, runner: string): Promise<void> {
    await this.jobs.query('update processes set job_runner = $2 where id = $1 and job_runner is distinct from $2', [
      process,
      runner,
    ]);
  }

  /** Releases the jobs of processes that are gone, so that another process runs them; a try that has begun counts. */
  async giveBackLost(leaseMs: number): Promise<void> {
    await this.jobs.query(
      `select graphile_worker.force_unlock_workers(array_agg(distinct j.locked_by))
         from graphile_worker._private_jobs j
        where j.locked_at < now() - make_interval(secs => $1 / 1000.0)
          and not exists (select from processes p
            where p.job_runner = j.locked_by and p.renewed_at > now() - make_interval(secs => $1 / 1000.0))
       having count(*) > 0`,
      [leaseMs],
    );
  }

  /** Returns how many jobs failed for good, by task. */
  async dead(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.jobs.query<{ task: string; jobs: number }>(
      `select t.identifier as task, count(*)::int as jobs
         from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
        where ${isDead} and j.key is not null group by 1`,
    );
    return new Map(rows.map(({ task, jobs }) => [task, jobs]));
  }

  /** Requeues a job that failed for good, with all its tries; returns false when it is no longer one. */
  async tryAgain(id: string): Promise<boolean> {
    const rows = await this.jobs.query(
      `select graphile_worker.reschedule_jobs(array_agg(j.id), run_at => now(), attempts => 0)
         from graphile_worker._private_jobs j where ${isDead} and app.job_uuid(j.id) = $1 having count(*) > 0`,
      [id],
    );
    return rows.length > 0;
  }

  /** Deletes jobs that failed and were replaced by a later one. */
  async throwAwayReplaced(): Promise<void> {
    await this.jobs.query(`delete from graphile_worker._private_jobs j where ${isDead} and j.key is null`);
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobsDb } from '@voicecore/database';
import { JobTasks } from './job-tasks';
import { JobStore } from './job.store';
import { RateLimits } from './rate-limits';

/** How long completed effects are kept, days, for people who investigate a call. */
const effectsDays = 7;
/** Number of rows deleted by one statement, and of statements in one run: no lock is held for long. */
const batch = 5_000;
const batches = 20;

/** Every ten minutes, so a keyed hash is deleted well within a day. */
const often = '*/10 * * * *';

/** Deletes old rows on a schedule, in one of the workers. */
@Injectable()
export class Housekeeping implements OnModuleInit {
  private readonly finished: JobStore;

  constructor(
    private readonly tasks: JobTasks,
    private readonly jobs: JobsDb,
    private readonly limits: RateLimits,
  ) {
    this.finished = new JobStore(jobs);
  }

  onModuleInit(): void {
    this.tasks.every(often, 'throw_away_old_rows', () => this.sweep());
  }

  /** Deletes what has expired or is completed. */
  async sweep(): Promise<void> {
    await this.limits.sweep();
    await this.jobs.query('delete from sessions where expires_at < now()');
    await this.jobs.query(`delete from processes where renewed_at < now() - interval '1 day'`);
    await this.finished.throwAwayReplaced();
    await this.purgeEffects();
  }

  /** No code reads a completed effect: its key contains the number of its entry, which no other entry gets. */
  private async purgeEffects(): Promise<void> {
    for (let count = 0; count < batches; count += 1) {
      const rows = await this.jobs.query(
        `delete from outbox where (tenant_id, id) in (
           select tenant_id, id from outbox where done_at < now() - interval '${effectsDays} days'
            order by done_at limit ${batch} for update skip locked) returning 1`,
      );
      if (rows.length < batch) return;
    }
  }
}

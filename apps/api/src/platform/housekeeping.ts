import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobsDb } from '@voicecore/database';
import { JobTasks } from './job-tasks';
import { JobStore } from './job.store';
import { RateLimits } from './rate-limits';

/** Effects that are done are kept for this long, days, for whoever looks into a call. */
const effectsDays = 7;
/** Rows that are deleted by one statement, and statements of one turn: no lock is held for long. */
const batch = 5_000;
const batches = 20;

/** Every ten minutes: a keyed hash is gone within a day many times over. */
const often = '*/10 * * * *';

/** What one of the workers throws away by the clock. */
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

  /** Deletes what has expired or is done with. */
  async sweep(): Promise<void> {
    await this.limits.sweep();
    await this.jobs.query('delete from sessions where expires_at < now()');
    await this.jobs.query(`delete from processes where renewed_at < now() - interval '1 day'`);
    await this.finished.throwAwayReplaced();
    await this.purgeEffects();
  }

  /** Nothing looks at an effect that is done: its key holds the number of its entry, which no other entry gets. */
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

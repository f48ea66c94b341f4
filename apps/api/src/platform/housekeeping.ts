import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { JobsDb } from '@voicecore/database';
import type { Env } from '../env';
import { AppLogger } from './app-logger';
import { Metrics } from './metrics';
import { RateLimits } from './rate-limits';
import { ENV } from './tokens';

/** Effects that are done are kept for this long, days, for whoever looks into a call. */
const effectsDays = 7;
/** Rows that are deleted by one statement, and statements of one turn: no lock is held for long. */
const batch = 5_000;
const batches = 20;

/** How often expired limits and sessions are deleted, ms: a keyed hash is gone within a day many times over. */
const sweepEveryMs = 600_000;

/** What a worker throws away by the clock, and what is counted when somebody scrapes. */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;

  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly jobs: JobsDb,
    private readonly limits: RateLimits,
    private readonly metrics: Metrics,
    private readonly logger: AppLogger,
  ) {}

  onApplicationBootstrap(): void {
    this.metrics.onScrape('voicecore_calls', 'Calls in progress in the installation', 'stage', () =>
      this.callsByStage(),
    );
    if (!this.env.VOICECORE_ROLES.includes('worker')) return;
    this.timer = setInterval(() => void this.sweep(), sweepEveryMs).unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** Deletes what has expired; a failure is tried again with the next turn. */
  async sweep(): Promise<void> {
    try {
      await this.limits.sweep();
      await this.jobs.query('delete from sessions where expires_at < now()');
      await this.jobs.query(`delete from processes where renewed_at < now() - interval '1 day'`);
      await this.purgeEffects();
    } catch (fault) {
      this.logger.warn({ err: fault }, 'expired rows could not be deleted');
    }
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

  /** Empty while the database is away: the scrape itself must not fail then. */
  private async callsByStage(): Promise<ReadonlyMap<string, number>> {
    const sql = 'select stage, count(*)::int as calls from calls where ended_at is null group by stage';
    const rows = await this.jobs.query<{ stage: string; calls: number }>(sql).catch(() => []);
    return new Map(rows.map(({ stage, calls }) => [stage, calls]));
  }
}

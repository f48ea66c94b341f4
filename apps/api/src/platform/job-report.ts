import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { JobsDb } from '@voicecore/database';
import { HealthReports } from './health-reports';
import { JobStore } from './job.store';
import { Metrics } from './metrics';

/** Says in every process how many jobs have failed for good. */
@Injectable()
export class JobReport implements OnApplicationBootstrap {
  private readonly store: JobStore;

  constructor(
    jobs: JobsDb,
    private readonly metrics: Metrics,
    private readonly reports: HealthReports,
  ) {
    this.store = new JobStore(jobs);
  }

  onApplicationBootstrap(): void {
    this.metrics.onScrape('voicecore_dead_jobs', 'Jobs that failed for good, by task', 'task', () =>
      this.store.dead().catch(() => new Map()),
    );
    this.reports.add('jobs', () => this.state(), ['ok', 'dead_jobs', 'unknown']);
  }

  private async state(): Promise<'ok' | 'dead_jobs' | 'unknown'> {
    const dead = await this.store.dead().catch(() => null);
    if (dead === null) return 'unknown';
    return dead.size > 0 ? 'dead_jobs' : 'ok';
  }
}

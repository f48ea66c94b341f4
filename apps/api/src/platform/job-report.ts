import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { JobsDb } from '@voicecore/database';
import { reportDead } from './dead-report';
import { HealthReports } from './health-reports';
import { JobStore } from './job.store';
import { Metrics } from './metrics';

/** Reports, in every process, how many jobs have failed for good. */
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
    const dead = {
      part: 'jobs',
      state: 'dead_jobs',
      metric: 'voicecore_dead_jobs',
      help: 'Jobs that failed for good, by task',
      label: 'task',
      count: () => this.store.dead(),
    };
    reportDead(dead, this.metrics, this.reports);
  }
}

import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { reportDead } from '../platform/dead-report';
import { HealthReports } from '../platform/health-reports';
import { Metrics } from '../platform/metrics';
import { CallOutbox } from './call-outbox';

/** Reports, in every process, how many effects have failed for good. */
@Injectable()
export class OutboxReport implements OnApplicationBootstrap {
  constructor(
    private readonly outbox: CallOutbox,
    private readonly metrics: Metrics,
    private readonly reports: HealthReports,
  ) {}

  onApplicationBootstrap(): void {
    const dead = {
      part: 'outbox',
      state: 'dead_letters',
      metric: 'voicecore_dead_letters',
      help: 'Effects that failed for good, by kind',
      label: 'kind',
      count: () => this.outbox.letters(),
    };
    reportDead(dead, this.metrics, this.reports);
  }
}

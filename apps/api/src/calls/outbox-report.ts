import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HealthReports } from '../platform/health-reports';
import { Metrics } from '../platform/metrics';
import { CallOutbox } from './call-outbox';

/** Says in every process how many effects have failed for good. */
@Injectable()
export class OutboxReport implements OnApplicationBootstrap {
  constructor(
    private readonly outbox: CallOutbox,
    private readonly metrics: Metrics,
    private readonly reports: HealthReports,
  ) {}

  onApplicationBootstrap(): void {
    this.metrics.onScrape('voicecore_dead_letters', 'Effects that failed for good, by kind', 'kind', () =>
      this.outbox.letters().catch(() => new Map()),
    );
    this.reports.add('outbox', () => this.state(), ['ok', 'dead_letters', 'unknown']);
  }

  private async state(): Promise<'ok' | 'dead_letters' | 'unknown'> {
    const letters = await this.outbox.letters().catch(() => null);
    if (letters === null) return 'unknown';
    return letters.size > 0 ? 'dead_letters' : 'ok';
  }
}

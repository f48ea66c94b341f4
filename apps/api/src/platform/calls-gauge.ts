import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { JobsDb } from '@voicecore/database';
import { Metrics } from './metrics';

/** Counts calls when the metrics are scraped. */
@Injectable()
export class CallsGauge implements OnApplicationBootstrap {
  constructor(
    private readonly jobs: JobsDb,
    private readonly metrics: Metrics,
  ) {}

  onApplicationBootstrap(): void {
    this.metrics.onScrape('voicecore_calls', 'Calls in progress in the installation', 'stage', () =>
      this.callsByStage(),
    );
  }

  /** Returns an empty map while the database is unavailable, because the scrape itself must not fail then. */
  private async callsByStage(): Promise<ReadonlyMap<string, number>> {
    const sql = 'select stage, count(*)::int as calls from calls where ended_at is null group by stage';
    const rows = await this.jobs.query<{ stage: string; calls: number }>(sql).catch(() => []);
    return new Map(rows.map(({ stage, calls }) => [stage, calls]));
  }
}

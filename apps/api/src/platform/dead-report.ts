import type { HealthReports } from './health-reports';
import type { Metrics } from './metrics';

/** Work that failed for good and waits for a person. */
export interface Dead {
  /** The name of its part in the health report, and what that says when there is some. */
  readonly part: string;
  readonly state: string;
  readonly metric: string;
  readonly help: string;
  /** The metric's label, by which it is counted. */
  readonly label: string;
  readonly count: () => Promise<ReadonlyMap<string, number>>;
}

/** Says in this process how much there is of it: as a metric, and in the health report. */
export function reportDead(
  { part, state, metric, help, label, count }: Dead,
  metrics: Metrics,
  reports: HealthReports,
) {
  metrics.onScrape(metric, help, label, () => count().catch(() => new Map()));
  const read = async (): Promise<string> => {
    const dead = await count().catch(() => null);
    if (dead === null) return 'unknown';
    return dead.size > 0 ? state : 'ok';
  };
  reports.add(part, read, ['ok', state, 'unknown']);
}

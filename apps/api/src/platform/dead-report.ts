import type { HealthReports } from './health-reports';
import type { Metrics } from './metrics';

/** Work that failed for good and waits for a person to act. */
export interface Dead {
  /** The name of its part in the health report, and the state reported when there is any. */
  readonly part: string;
  readonly state: string;
  readonly metric: string;
  readonly help: string;
  /** The metric's label by which it is counted. */
  readonly label: string;
  readonly count: () => Promise<ReadonlyMap<string, number>>;
}

/** Reports the number in this process as a metric and in the health report. */
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

import { Injectable } from '@nestjs/common';
import { Metrics } from './metrics';

/** States of parts that the process can serve without: shown beside readiness and as a metric, never a reason to be unready. */
@Injectable()
export class HealthReports {
  private readonly parts = new Map<string, () => string>();

  constructor(private readonly metrics: Metrics) {}

  /**
   * @param read the part's state now
   * @param states every state there is; the metric `voicecore_<name>_state` is 1 for the present one and 0 for the others
   */
  add(name: string, read: () => string, states: readonly string[]): void {
    this.parts.set(name, read);
    this.metrics.onScrape(`voicecore_${name}_state`, `1 for the state that the ${name} is in`, 'state', async () => {
      const now = read();
      return new Map(states.map((state) => [state, state === now ? 1 : 0]));
    });
  }

  read(): Record<string, string> {
    return Object.fromEntries([...this.parts].map(([name, read]) => [name, read()]));
  }
}

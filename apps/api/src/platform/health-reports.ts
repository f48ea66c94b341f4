import { Injectable } from '@nestjs/common';
import { Metrics } from './metrics';

/** A part that does not report its state within this time is unknown, ms. */
const patienceMs = 1_500;

type Reading = string | Promise<string>;

/**
 * States of parts that the process can run without: shown next to readiness and as a metric, never a reason to be
 * unready.
 */
@Injectable()
export class HealthReports {
  private readonly parts = new Map<string, () => Reading>();

  constructor(private readonly metrics: Metrics) {}

  /**
   * @param read returns the current state of the part; it never rejects
   * @param states all possible states; the metric `voicecore_<name>_state` is 1 for the current one and 0 for the
   * others
   */
  add(name: string, read: () => Reading, states: readonly string[]): void {
    this.parts.set(name, read);
    this.metrics.onScrape(`voicecore_${name}_state`, `1 for the current state of the ${name}`, 'state', async () => {
      const now = await inTime(read());
      return new Map(states.map((state) => [state, state === now ? 1 : 0]));
    });
  }

  async read(): Promise<Record<string, string>> {
    return Object.fromEntries(
      await Promise.all([...this.parts].map(async ([name, read]) => [name, await inTime(read())] as const)),
    );
  }
}

function inTime(reading: Reading): Promise<string> {
  const late = new Promise<string>((resolve) => setTimeout(resolve, patienceMs, 'unknown').unref());
  return Promise.race([Promise.resolve(reading), late]);
}

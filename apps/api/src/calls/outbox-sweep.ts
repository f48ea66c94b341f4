import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { Env } from '../env';
import { AppLogger } from '../platform/app-logger';
import { HealthReports } from '../platform/health-reports';
import { Metrics } from '../platform/metrics';
import { ENV } from '../platform/tokens';
import { CallOutbox } from './call-outbox';

/** How often each process looks for due effects, and for those that failed for good and may come right, ms. */
const dueMs = 200;
const failedMs = 5_000;

/** Sweeps the outbox on a clock of its own: no timer of a call waits for the carrier. */
@Injectable()
export class OutboxSweep implements OnApplicationBootstrap {
  private readonly looking = { due: false, failed: false };

  constructor(
    private readonly outbox: CallOutbox,
    private readonly metrics: Metrics,
    private readonly reports: HealthReports,
    private readonly log: AppLogger,
    @Inject(ENV) private readonly env: Env,
  ) {}

  onApplicationBootstrap(): void {
    this.metrics.onScrape('voicecore_dead_letters', 'Effects that failed for good, by kind', 'kind', () =>
      this.outbox.letters().catch(() => new Map()),
    );
    this.reports.add('outbox', () => this.state(), ['ok', 'dead_letters', 'unknown']);
  }

  @Interval(dueMs)
  lookForDue(): Promise<void> {
    return this.look('due');
  }

  @Interval(failedMs)
  lookForFailed(): Promise<void> {
    return this.look('failed');
  }

  private async look(which: 'due' | 'failed'): Promise<void> {
    if (this.looking[which] || !this.env.VOICECORE_ROLES.includes('worker')) return;
    this.looking[which] = true;
    try {
      await this.outbox.sweep(which);
    } catch (error) {
      this.log.warn({ err: error }, 'the outbox could not be looked at; the next look takes what is due');
    } finally {
      this.looking[which] = false;
    }
  }

  private async state(): Promise<'ok' | 'dead_letters' | 'unknown'> {
    const letters = await this.outbox.letters().catch(() => null);
    if (letters === null) return 'unknown';
    return letters.size > 0 ? 'dead_letters' : 'ok';
  }
}

import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { JobsDb } from '@voicecore/database';
import type { TenantId } from '@voicecore/domain/kernel';
import { AppLogger } from '../platform/app-logger';
import { QueueDispatcher } from './queue-dispatcher';

/** How often a worker looks at every queue, in addition to notifications, ms. */
const sweepMs = 3_000;

/** A worker's interval timer for the queues. */
@Injectable()
export class QueueSweep {
  constructor(
    private readonly dispatcher: QueueDispatcher,
    private readonly jobs: JobsDb,
    private readonly log: AppLogger,
  ) {}

  /**
   * Catches what no event announces: a hint that was lost with its process, a changed department of an agent, a wait that
   * climbs to the department above.
   */
  @Interval(sweepMs)
  async sweep(): Promise<void> {
    try {
      const rows = await this.jobs.query<{ tenant_id: TenantId }>('select distinct tenant_id from queue_places');
      await Promise.all(rows.map(({ tenant_id }) => this.dispatcher.wake(tenant_id)));
    } catch (error) {
      this.log.warn({ err: error }, 'the queues could not be read; the next check is within seconds');
    }
  }
}

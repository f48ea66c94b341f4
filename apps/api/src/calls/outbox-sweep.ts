import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { AppLogger } from '../platform/app-logger';
import { CallOutbox } from './call-outbox';

/** How often a worker looks for due effects, and for effects that failed for good and may now succeed, ms. */
const dueMs = 200;
const failedMs = 5_000;

/** Sweeps the outbox on its own interval, so that no timer of a call waits for the carrier. */
@Injectable()
export class OutboxSweep {
  private readonly looking = { due: false, failed: false };

  constructor(
    private readonly outbox: CallOutbox,
    private readonly log: AppLogger,
  ) {}

  @Interval(dueMs)
  lookForDue(): Promise<void> {
    return this.look('due');
  }

  @Interval(failedMs)
  lookForFailed(): Promise<void> {
    return this.look('failed');
  }

  private async look(which: 'due' | 'failed'): Promise<void> {
    if (this.looking[which]) return;
    this.looking[which] = true;
    try {
      await this.outbox.sweep(which);
    } catch (error) {
      this.log.warn({ err: error }, 'the outbox could not be read; the next check takes what is due');
    } finally {
      this.looking[which] = false;
    }
  }
}

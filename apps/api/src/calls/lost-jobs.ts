import { Inject, Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { JobsDb } from '@voicecore/database';
import { AppLogger } from '../platform/app-logger';
import { JobStore } from '../platform/job.store';
import { leaseMs, ProcessLease } from './process-lease';

/** How often a worker looks for jobs of processes that are gone, ms. */
const lookMs = 2_000;

/** Requeues the jobs of a dead process within seconds; the job library would wait for four hours. */
@Injectable()
export class LostJobs {
  private readonly store: JobStore;

  constructor(
    jobs: JobsDb,
    @Inject(ProcessLease) private readonly lease: Pick<ProcessLease, 'renewedSteadily'>,
    private readonly log: AppLogger,
  ) {
    this.store = new JobStore(jobs);
  }

  /** A process that was itself cut off from the database does not judge others. */
  @Interval(lookMs)
  async look(): Promise<void> {
    if (!this.lease.renewedSteadily()) return;
    await this.store.giveBackLost(leaseMs).catch((fault: unknown) => {
      this.log.warn(
        { err: fault },
        'jobs of processes that are gone could not be released; the next check releases them',
      );
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { JobsWork, TenantTask, Work } from '@voicecore/database';
import type { TenantId } from '@voicecore/domain/kernel';
import { z } from 'zod';
import { AppLogger } from './app-logger';
import { faultCode } from './fault-code';
import { Metrics } from './metrics';

/** What one of all workers does by the clock. */
export type ClockTask = 'throw_away_old_rows';

/** A job of a tenant: on which of its rows. The row may be gone, or another job may have done the work already. */
export interface TenantJob {
  readonly tenantId: TenantId;
  readonly id: string;
  /** The process goes down: what can be begun anew breaks off and throws. */
  readonly signal: AbortSignal;
}

const payloadOfTenant = z.object({ tenantId: z.uuid(), id: z.uuid() });

/**
 * What workers do for transactions (`tx.enqueue`) and by the clock. A feature names its tasks while it is being set up, in
 * `onModuleInit`. A job is done at least once: doing it again must be harmless.
 */
@Injectable()
export class JobTasks implements Omit<JobsWork, 'onTrouble'> {
  readonly tasks = new Map<string, (work: Work) => Promise<void>>();
  readonly clock = new Map<string, string>();

  constructor(
    private readonly metrics: Metrics,
    private readonly log: AppLogger,
  ) {}

  /** Does a task that a tenant's transaction asks for. */
  perform(task: TenantTask, perform: (job: TenantJob) => Promise<void>): void {
    this.add(task, async ({ payload, signal }) => {
      const { tenantId, id } = payloadOfTenant.parse(payload);
      await perform({ tenantId: tenantId as TenantId, id, signal });
    });
  }

  /** Does a task by the clock; `pattern` is minute, hour, day, month and weekday, in UTC. */
  every(pattern: string, task: ClockTask, perform: () => Promise<void>): void {
    this.clock.set(task, pattern);
    this.add(task, perform);
  }

  private add(task: string, perform: (work: Work) => Promise<void>): void {
    this.tasks.set(task, async (work) => {
      try {
        await perform(work);
        this.metrics.jobs.inc({ task, outcome: 'done' });
      } catch (error) {
        this.metrics.jobs.inc({ task, outcome: work.isLastAttempt ? 'failed_for_good' : 'failed' });
        this.tell(task, work, error);
        // What is kept beside the job is a code: a message may name somebody.
        throw new Error(faultCode(error), { cause: error });
      }
    });
  }

  private tell(task: string, { attempt, isLastAttempt }: Work, error: unknown): void {
    const about = { task, attempt, fault: faultCode(error), err: error };
    if (isLastAttempt) this.log.error(about, 'a job failed for good: mend what the fault names, then ask for it again');
    else this.log.warn(about, 'a job failed; it is tried again');
  }
}

import { Injectable } from '@nestjs/common';
import type { JobsWork, TenantTask, Work } from '@voicecore/database';
import type { TenantId } from '@voicecore/domain/kernel';
import { z } from 'zod';
import { AppLogger } from './app-logger';
import { faultCode } from './fault-code';
import { Metrics } from './metrics';

/** Tasks that one of all workers runs on a schedule. */
export type ClockTask = 'throw_away_old_rows';

/** A tenant's job and the row it is about. The row may be gone, or another job may have done the work already. */
export interface TenantJob {
  readonly tenantId: TenantId;
  readonly id: string;
  /** Aborted when the process shuts down: work that can be started again stops and throws. */
  readonly signal: AbortSignal;
}

const payloadOfTenant = z.object({ tenantId: z.uuid(), id: z.uuid() });

/**
 * What workers do for transactions (`tx.enqueue`) and on a schedule. A feature registers its tasks during setup, in
 * `onModuleInit`. A job runs at least once, so running it again must be harmless.
 */
@Injectable()
export class JobTasks implements Omit<JobsWork, 'onTrouble'> {
  readonly tasks = new Map<string, (work: Work) => Promise<void>>();
  readonly clock = new Map<string, string>();

  constructor(
    private readonly metrics: Metrics,
    private readonly log: AppLogger,
  ) {}

  /** Registers a task that a tenant's transaction can request. */
  perform(task: TenantTask, perform: (job: TenantJob) => Promise<void>): void {
    this.add(task, async ({ payload, signal }) => {
      const { tenantId, id } = payloadOfTenant.parse(payload);
      await perform({ tenantId: tenantId as TenantId, id, signal });
    });
  }

  /** Registers a scheduled task; `pattern` is minute, hour, day, month and weekday, in UTC. */
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
        // Only a code is stored with the job, because a message may contain a person's name.
        throw new Error(faultCode(error), { cause: error });
      }
    });
  }

  private tell(task: string, { attempt, isLastAttempt }: Work, error: unknown): void {
    const about = { task, attempt, fault: faultCode(error), err: error };
    if (isLastAttempt) this.log.error(about, 'a job failed for good: fix what the fault names, then retry it');
    else this.log.warn(about, 'a job failed; it will be retried');
  }
}

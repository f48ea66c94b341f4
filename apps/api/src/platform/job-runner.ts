import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { JobsDb, startJobs, type JobsRun } from '@voicecore/database';
import { setTimeout as wait } from 'node:timers/promises';
import type { Env } from '../env';
import { AppLogger } from './app-logger';
import { JobTasks } from './job-tasks';
import { JobStore } from './job.store';
import { ProcessIdentity } from './process-identity';
import { ENV } from './tokens';

/** Delay before a runner that stopped by itself is restarted, ms. */
const againMs = 2_000;
/**
 * How often the process reports the name under which it holds its jobs, ms; the name changes when the runner is
 * restarted.
 */
const nameMs = 2_000;
/** How long running jobs may take after the process was asked to end, ms; the launcher gives it 10 s in all. */
const patienceMs = 6_000;

/** Runs jobs in this process, as long as it is alive. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, OnModuleDestroy, BeforeApplicationShutdown {
  private readonly store: JobStore;
  private readonly stopped = new AbortController();
  private run: JobsRun | null = null;
  private running: Promise<void> = Promise.resolve();
  private stopping: Promise<void> = Promise.resolve();

  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly tasks: JobTasks,
    private readonly identity: ProcessIdentity,
    private readonly log: AppLogger,
    jobs: JobsDb,
  ) {
    this.store = new JobStore(jobs);
  }

  onApplicationBootstrap(): void {
    this.running = this.keepRunning();
  }

  /** Takes no more jobs from here on; streams are handed over in the meantime. */
  onModuleDestroy(): void {
    this.stopped.abort();
    this.stopping = this.run?.stop(patienceMs) ?? Promise.resolve();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.stopping;
    await this.running;
  }

  /** Records that a live process holds these jobs. */
  @Interval(nameMs)
  async sayName(): Promise<void> {
    if (this.run === null || this.stopped.signal.aborted) return;
    await this.store.holdAs(this.identity.id, this.run.name).catch((fault: unknown) => {
      this.log.warn({ err: fault }, 'the name under which this process holds its jobs could not be saved');
    });
  }

  private async keepRunning(): Promise<void> {
    while (!this.stopped.signal.aborted) {
      try {
        await this.once();
      } catch (fault) {
        this.log.warn({ err: fault }, 'jobs cannot be run in this process; it will try again');
      }
      await wait(againMs, undefined, { signal: this.stopped.signal }).catch(() => undefined);
    }
  }

  private async once(): Promise<void> {
    const { tasks, clock } = this.tasks;
    const onTrouble = (sentence: string): void => this.log.warn(sentence, 'jobs');
    this.run = await startJobs(this.env.DATABASE_WORKER_URL, { tasks, clock, onTrouble });
    if (this.stopped.signal.aborted) return this.run.stop(patienceMs);
    await this.sayName();
    await this.run.ended;
    this.run = null;
  }
}

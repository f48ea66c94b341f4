import { EventEmitter } from 'node:events';
import { Logger, parseCronItems, run, type TaskList, type WorkerEvents, type WorkerPool } from 'graphile-worker';
import { Pool } from 'pg';

/** One job: its row, the number of the attempt, and a signal that the process is shutting down. */
export interface Work {
  readonly payload: unknown;
  readonly attempt: number;
  readonly isLastAttempt: boolean;
  readonly signal: AbortSignal;
}

/**
 * What a worker does: handlers by task name, and scheduled work that only one of all workers does (minute hour day
 * month weekday, UTC).
 */
export interface JobsWork {
  readonly tasks: ReadonlyMap<string, (work: Work) => Promise<void>>;
  readonly clock: ReadonlyMap<string, string>;
  /** Called with complaints from the library; errors thrown by a task are not included. */
  readonly onTrouble: (sentence: string) => void;
}

/**
 * The number of jobs that one process runs at the same time; in addition, one connection listens and one serves the
 * schedule.
 */
const together = 2;
const connections = together + 2;
/** How often jobs without a notification are polled (retries after a failure, and jobs that were given back), ms. */
const pollMs = 1_000;
/** How long after a stop request running jobs are told to abort, ms; see `stop` for what follows. */
const breakOffMs = 4_000;
/**
 * Scheduled work that was due while no worker ran is done by the first that starts, if it was due within this time, ms.
 */
const missedMs = 600_000;
/** A statement without a response after this time is abandoned, ms: the server may be frozen. */
const queryMs = 16_000;

/**
 * Without a batch, the library does not wait for the confirmation that a job is done, and a worker that stops may lose
 * it.
 */
const awaited = { completeJobBatchDelay: 0, failJobBatchDelay: 0 };

/** A running worker. */
export interface JobsRun {
  /** The name under which it holds its jobs. */
  readonly name: string;
  /** Resolves when it stops by itself or is stopped; it never rejects. */
  readonly ended: Promise<void>;
  /**
   * Takes no more jobs and lets running ones finish; after `patienceMs` they are given back, so that another worker
   * starts them again.
   */
  stop(patienceMs: number): Promise<void>;
}

/**
 * Starts running jobs, as the login of the workers (`voicecore_jobs`), over a direct connection, because it listens.
 */
export async function startJobs(jobsUrl: string, work: JobsWork): Promise<JobsRun> {
  const pool = new Pool({
    connectionString: jobsUrl,
    max: connections,
    application_name: 'voicecore-worker',
    keepAlive: true,
    query_timeout: queryMs,
  });
  // A connection that breaks while idle ends the process if there is no listener; the pool opens another one.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const events: WorkerEvents = new EventEmitter();
  // Set while `run` is running, and not passed through a promise: the library's pool is thenable and resolves when its
  // work ends.
  let workers: WorkerPool | undefined;
  events.once('pool:create', ({ workerPool }) => {
    workers = workerPool;
  });
  try {
    const runner = await run({
      pgPool: pool,
      schema: 'graphile_worker',
      concurrency: together,
      pollInterval: pollMs,
      gracefulShutdownAbortTimeout: breakOffMs,
      preset: { worker: awaited },
      noHandleSignals: true,
      events,
      logger: loggerOf(work.onTrouble),
      taskList: taskList(work),
      parsedCronItems: cronItems(work),
    });
    const ended = runner.promise.catch(() => undefined).then(() => pool.end());
    const stop = async (patienceMs: number): Promise<void> => {
      const late = setTimeout(() => void giveBackJobs(workers), patienceMs);
      await runner.stop().catch(() => undefined);
      clearTimeout(late);
      await ended;
    };
    return { name: workers?.id ?? '', ended, stop };
  } catch (error) {
    await pool.end();
    throw error;
  }
}

/**
 * The end is reported by the runner to those waiting for it; a job that cannot be given back now is found by its lease.
 */
async function giveBackJobs(workers: WorkerPool | undefined): Promise<void> {
  await Promise.resolve(workers?.forcefulShutdown('the process ended')).catch(() => undefined);
}

function taskList({ tasks }: JobsWork): TaskList {
  return Object.fromEntries(
    [...tasks].map(([task, perform]) => [
      task,
      (payload: unknown, { job, abortSignal }) =>
        perform({
          payload,
          attempt: job.attempts,
          isLastAttempt: job.attempts >= job.max_attempts,
          signal: abortSignal,
        }),
    ]),
  );
}

/** At most one of each is waiting: what failed is due again at the next scheduled time. */
function cronItems({ clock }: JobsWork) {
  return parseCronItems(
    [...clock].map(([task, match]) => ({
      task,
      match,
      identifier: task,
      options: { backfillPeriod: missedMs, jobKey: task, jobKeyMode: 'replace' as const },
    })),
  );
}

/** Levels of the library that should be reported. */
const troubles: ReadonlySet<string> = new Set(['error', 'warning']);

function loggerOf(onTrouble: (sentence: string) => void): Logger {
  return new Logger(() => (level, message, meta) => {
    const isOfTask = meta !== undefined && 'failure' in meta;
    if (troubles.has(level) && !isOfTask) onTrouble(message);
  });
}

import { EventEmitter } from 'node:events';
import { Logger, parseCronItems, run, type TaskList, type WorkerEvents, type WorkerPool } from 'graphile-worker';
import { Pool } from 'pg';

/** One job: what it is about, which try this is, and a signal that the process goes down. */
export interface Work {
  readonly payload: unknown;
  readonly attempt: number;
  readonly isLastAttempt: boolean;
  readonly signal: AbortSignal;
}

/** What a worker does: by the name of its task, and what one of all workers does by the clock (minute hour day month weekday, UTC). */
export interface JobsWork {
  readonly tasks: ReadonlyMap<string, (work: Work) => Promise<void>>;
  readonly clock: ReadonlyMap<string, string>;
  /** Told what the library complains of; what a task throws is not among it. */
  readonly onTrouble: (sentence: string) => void;
}

/** Jobs that one process does at the same time; besides, one connection listens and one serves the clock. */
const together = 2;
const connections = together + 2;
/** Jobs for which nobody is told (tries after a failure, and those that were given back) are looked for this often, ms. */
const pollMs = 1_000;
/** What is still running so long after the end was asked for is told to break off, ms; see `stop` for what follows. */
const breakOffMs = 4_000;
/** What was due by the clock while no worker ran is done by the first that starts, if it was due within this time, ms. */
const missedMs = 600_000;
/** A statement without an answer after this time is given up, ms: the server may be frozen. */
const queryMs = 16_000;

/** Without a batch the library does not wait for the word that a job is done, and a worker that stops may lose it. */
const awaited = { completeJobBatchDelay: 0, failJobBatchDelay: 0 };

/** A worker at work. */
export interface JobsRun {
  /** Under what name it holds its jobs. */
  readonly name: string;
  /** Ends when it stops by itself or is stopped; it never rejects. */
  readonly ended: Promise<void>;
  /** Takes no more jobs and lets those in hand finish; after `patienceMs` they are given back, so that another begins them anew. */
  stop(patienceMs: number): Promise<void>;
}

/** Starts to do jobs, as the login of the workers (`voicecore_jobs`), over a direct connection: it listens. */
export async function startJobs(jobsUrl: string, work: JobsWork): Promise<JobsRun> {
  const pool = new Pool({
    connectionString: jobsUrl,
    max: connections,
    application_name: 'voicecore-worker',
    keepAlive: true,
    query_timeout: queryMs,
  });
  // A connection that breaks while idle ends the process where nobody listens for it; the pool makes another.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const events: WorkerEvents = new EventEmitter();
  // Told while `run` runs, and not handed on through a promise: the library's pool is thenable and ends with its work.
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

/** Whoever waits for the end hears of it from the runner; a job that cannot be given back now is found by its lease. */
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

/** One of each waits at a time: what failed is due again with the next turn of the clock. */
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

/** Levels of the library that somebody should read. */
const troubles: ReadonlySet<string> = new Set(['error', 'warning']);

function loggerOf(onTrouble: (sentence: string) => void): Logger {
  return new Logger(() => (level, message, meta) => {
    const isOfTask = meta !== undefined && 'failure' in meta;
    if (troubles.has(level) && !isOfTask) onTrouble(message);
  });
}

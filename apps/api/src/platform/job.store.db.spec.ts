import { startJobs, type JobsRun } from '@voicecore/database';
import type { ProcessId } from '@voicecore/domain/kernel';
import { seedTenant, testDatabase, type SeededTenant, type TestDatabase } from '@voicecore/testing';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { AppLogger } from './app-logger';
import { JobTasks } from './job-tasks';
import { JobStore } from './job.store';
import { Metrics } from './metrics';

jest.setTimeout(30_000);

const leaseMs = 4_000;

let db: TestDatabase;
let tenant: SeededTenant;
let store: JobStore;
beforeAll(async () => {
  db = await testDatabase();
  tenant = await seedTenant(db);
  store = new JobStore(db.jobsDb);
});
afterAll(() => db.drop());

let child: ChildProcess | null = null;
let run: JobsRun | null = null;
afterEach(async () => {
  child?.kill('SIGKILL');
  await run?.stop(1_000);
  [child, run] = [null, null];
  await db.asSuperuser('delete from graphile_worker._private_jobs; delete from processes');
});

const enqueue = async (): Promise<string> => {
  const id = randomUUID();
  await db.tenantDb.run(tenant.tenantId, (tx) => tx.enqueue('embed_entry', id));
  return id;
};
const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  const deadline = Date.now() + 10_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('It did not come to that within 10 s.');
    await new Promise((soon) => setImmediate(soon));
  }
};

/**
 * Starts a worker in a separate process that begins a job and never ends it; returns the name under which it holds the
 * job.
 */
async function workerThatHangs(): Promise<string> {
  const code = `require(${JSON.stringify(resolve('libs/database/job-runner.ts'))}).startJobs(process.env.JOBS_URL, {
    tasks: new Map([['embed_entry', () => { process.send({ begun: true }); return new Promise(() => {}); }]]),
    clock: new Map(), onTrouble: () => {} }).then(({ name }) => process.send({ name }));`;
  child = spawn(process.execPath, ['-r', 'esbuild-register', '-e', code], {
    env: { PATH: process.env['PATH'], JOBS_URL: db.jobsUrl },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let name = '';
  let begun = false;
  child.on('message', (message: { name?: string; begun?: boolean }) => {
    name = message.name ?? name;
    begun = message.begun ?? begun;
  });
  await until(() => name !== '' && begun);
  return name;
}

/** Simulates that this time has passed for the process that holds the job. */
const later = (seconds: number): Promise<unknown> =>
  db.asSuperuser(`update graphile_worker._private_jobs set locked_at = locked_at - make_interval(secs => $1)`, [
    seconds,
  ]);

describe('a worker that is killed in the middle of a job', () => {
  it('loses it when its lease is over, not before, and another does it anew', async () => {
    const id = await enqueue();
    const name = await workerThatHangs();
    const process = randomUUID() as ProcessId;
    await db.asSuperuser('insert into processes (id) values ($1)', [process]);
    await store.holdAs(process, name);
    await later(60);

    await store.giveBackLost(leaseMs);
    const holder = async () => db.asSuperuser('select locked_by, attempts from graphile_worker._private_jobs');
    expect(await holder()).toEqual([{ locked_by: name, attempts: 1 }]);

    child!.kill('SIGKILL');
    await once(child!, 'exit');
    await db.asSuperuser(`update processes set renewed_at = now() - interval '5 seconds'`);
    const done: unknown[] = [];
    run = await startJobs(db.jobsUrl, {
      tasks: new Map([['embed_entry', async ({ payload, attempt }) => void done.push([payload, attempt])]]),
      clock: new Map(),
      onTrouble: () => undefined,
    });
    expect(await holder()).toEqual([{ locked_by: name, attempts: 1 }]);
    await store.giveBackLost(leaseMs);
    await until(() => done.length > 0);
    expect(done).toEqual([[{ tenantId: tenant.tenantId, id }, 2]]);
  });

  it('is not judged in the moment between taking a job and saying its name', async () => {
    await enqueue();
    const name = await workerThatHangs();
    await store.giveBackLost(leaseMs);
    expect(await db.asSuperuser('select locked_by from graphile_worker._private_jobs')).toEqual([{ locked_by: name }]);
    await later(5);
    await store.giveBackLost(leaseMs);
    expect(await db.asSuperuser('select locked_by from graphile_worker._private_jobs')).toEqual([{ locked_by: null }]);
  });
});

describe('jobs that failed for good', () => {
  const lastTry = (): Promise<unknown> =>
    db.asSuperuser('update graphile_worker._private_jobs set attempts = max_attempts - 1');

  it('are counted by task and said once, with a code and nobody in it; what came after them throws them away', async () => {
    const id = await enqueue();
    await lastTry();
    const logged: string[] = [];
    const metrics = new Metrics();
    const tasks = new JobTasks(metrics, new AppLogger('info', { write: (line) => void logged.push(line) }));
    tasks.perform('embed_entry', () => Promise.reject(new Error('Ana Torres called from +34 600 000 001')));
    run = await startJobs(db.jobsUrl, { tasks: tasks.tasks, clock: tasks.clock, onTrouble: () => undefined });
    await until(async () => (await store.dead()).size > 0);
    expect(await store.dead()).toEqual(new Map([['embed_entry', 1]]));
    expect(await metrics.registry.metrics()).toMatch(/voicecore_jobs_total\{.*outcome="failed_for_good".*\} 1/);
    const kept = await db.asSuperuser('select last_error from graphile_worker._private_jobs');
    expect(kept).toEqual([{ last_error: 'unknown' }]);
    expect(logged.filter((line) => line.includes('failed for good'))).toHaveLength(1);
    expect(logged.join('\n')).not.toContain('600 000 001');

    await run.stop(1_000);
    await db.tenantDb.run(tenant.tenantId, (tx) => tx.enqueue('embed_entry', id));
    expect(await store.dead()).toEqual(new Map());
    const left = () =>
      db.asSuperuser('select attempts, key is null as "isReplaced" from graphile_worker._private_jobs order by id');
    expect(await left()).toEqual([
      { attempts: 10, isReplaced: true },
      { attempts: 0, isReplaced: false },
    ]);
    await store.throwAwayReplaced();
    expect(await left()).toEqual([{ attempts: 0, isReplaced: false }]);
  });

  it('has no words in it: a payload that is not two ids is refused', async () => {
    const tasks = new JobTasks(new Metrics(), new AppLogger('silent'));
    const seen: unknown[] = [];
    tasks.perform('embed_entry', async (job) => void seen.push(job));
    const work = { attempt: 1, isLastAttempt: false, signal: new AbortController().signal };
    const task = tasks.tasks.get('embed_entry')!;
    await expect(task({ ...work, payload: { tenantId: tenant.tenantId, id: 'Ana' } })).rejects.toThrow('unknown');
    expect(seen).toEqual([]);
    const id = randomUUID();
    await task({ ...work, payload: { tenantId: tenant.tenantId, id } });
    expect(seen).toEqual([{ tenantId: tenant.tenantId, id, signal: work.signal }]);
  });
});

import { seedTenant, testDatabase, type SeededTenant, type TestDatabase } from '@voicecore/testing';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { startJobs, tenantTasks, type JobsRun, type Work } from '@voicecore/database';

jest.setTimeout(30_000);

let db: TestDatabase;
let acme: SeededTenant;
let other: SeededTenant;
beforeAll(async () => {
  db = await testDatabase();
  acme = await seedTenant(db, { name: 'Acme' });
  other = await seedTenant(db, { name: 'Other' });
});
afterAll(() => db.drop());

const runs: JobsRun[] = [];
afterEach(async () => {
  await Promise.all(runs.splice(0).map((run) => run.stop(1_000)));
  await db.asSuperuser('delete from graphile_worker._private_jobs');
});

const trouble: string[] = [];
const runner = async (perform: (work: Work) => Promise<void>, clock = new Map<string, string>()): Promise<JobsRun> => {
  const run = await startJobs(db.jobsUrl, {
    tasks: new Map([['embed_entry', perform]]),
    clock,
    onTrouble: (sentence) => trouble.push(sentence),
  });
  runs.push(run);
  return run;
};
const enqueue = (tenant: SeededTenant, id: string): Promise<void> =>
  db.tenantDb.run(tenant.tenantId, (tx) => tx.enqueue('embed_entry', id));
const waiting = async (): Promise<unknown[]> => {
  const rows = await db.asSuperuser<{ payload: unknown }>(
    'select payload from graphile_worker._private_jobs order by id',
  );
  return rows.map(({ payload }) => payload);
};
const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  const deadline = Date.now() + 10_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('The condition was not met within 10 s.');
    await new Promise((resolve) => setImmediate(resolve));
  }
};

describe('a job', () => {
  it('is done once, by one of two workers, however many of them look', async () => {
    const done: string[] = [];
    const by = (name: string) =>
      runner(async ({ payload }) => {
        done.push(`${name} ${(payload as { id: string }).id}`);
      });
    const ids = Array.from({ length: 40 }, () => randomUUID());
    await Promise.all([by('first'), by('second')]);
    await Promise.all(ids.map((id) => enqueue(acme, id)));
    await until(async () => (await waiting()).length === 0);
    expect(done.map((one) => one.split(' ')[1]).sort()).toEqual([...ids].sort());
    expect(new Set(done.map((one) => one.split(' ')[0]))).toEqual(new Set(['first', 'second']));
  });

  it('of a transaction that is rolled back is never done, and one of the next transaction is', async () => {
    const done: unknown[] = [];
    await runner(async ({ payload }) => void done.push(payload));
    const [undone, kept] = [randomUUID(), randomUUID()];
    const rolledBack = db.tenantDb.run(acme.tenantId, async (tx) => {
      await tx.enqueue('embed_entry', undone);
      throw new Error('rolled back');
    });
    await expect(rolledBack).rejects.toThrow('rolled back');
    await enqueue(acme, kept);
    await until(() => done.length > 0);
    await until(async () => (await waiting()).length === 0);
    expect(done).toEqual([{ tenantId: acme.tenantId, id: kept }]);
  });

  it('that waits already is not doubled, and one that is being done is done again', async () => {
    const id = randomUUID();
    await enqueue(acme, id);
    await enqueue(acme, id);
    await enqueue(other, id);
    expect(await waiting()).toEqual([
      { tenantId: acme.tenantId, id },
      { tenantId: other.tenantId, id },
    ]);
    await db.asSuperuser('delete from graphile_worker._private_jobs');
    let begun = 0;
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    await runner(async () => {
      begun += 1;
      if (begun === 1) await held;
    });
    await enqueue(acme, id);
    await until(() => begun === 1);
    await enqueue(acme, id);
    goOn();
    await until(async () => begun === 2 && (await waiting()).length === 0);
  });

  it('is tried again after a failure, and what its task threw is not told as trouble of the library', async () => {
    const attempts: number[] = [];
    await runner(async ({ attempt }) => {
      attempts.push(attempt);
      if (attempt === 1) throw new Error('database_57014');
    });
    await enqueue(acme, randomUUID());
    await until(() => attempts.length === 2);
    expect(attempts).toEqual([1, 2]);
    expect(trouble).toEqual([]);
  });

  it('in hand is finished before a worker stops, and one that does not end is given back', async () => {
    let finished = false;
    let begun = 0;
    const run = await runner(async () => {
      begun += 1;
      await new Promise((resolve) => setTimeout(resolve, 200));
      finished = true;
    });
    await enqueue(acme, randomUUID());
    await until(() => begun === 1);
    await run.stop(5_000);
    expect([finished, await waiting()]).toEqual([true, []]);

    const hanging = await runner(() => new Promise(() => (begun += 1)));
    const id = randomUUID();
    await enqueue(acme, id);
    await until(() => begun === 2);
    await hanging.stop(50);
    expect(await db.asSuperuser('select locked_by, attempts from graphile_worker._private_jobs')).toEqual([
      { locked_by: null, attempts: 1 },
    ]);
    expect(await waiting()).toEqual([{ tenantId: acme.tenantId, id }]);
  });
});

describe('what a tenant may ask for', () => {
  const asApp = <T>(sql: string, params: unknown[] = []) =>
    db.tenantDb.run(acme.tenantId, (tx) => tx.query<T>(sql, params));

  it('is listed, and the same here and in the database', async () => {
    expect(await db.asSuperuser('select app.job_tasks() as tasks')).toEqual([{ tasks: [...tenantTasks] }]);
  });

  it.each([
    ['a task that is not listed', ['throw_away_old_rows', randomUUID()]],
    ['no task', [null, randomUUID()]],
    ['no row', ['embed_entry', null]],
    ['words in the place of an id', ['embed_entry', 'Ana Torres, +1 555 0100']],
  ])('is not %s', async (_what, params) => {
    await expect(asApp('select app.enqueue($1, $2)', params)).rejects.toMatchObject({ code: /^22/ });
    expect(await waiting()).toEqual([]);
  });

  it('is a job of its own: the tenant is stamped, whatever row is named, and nobody asks without one', async () => {
    const theirs = randomUUID();
    await enqueue(acme, theirs);
    expect(await waiting()).toEqual([{ tenantId: acme.tenantId, id: theirs }]);
    const client = new Client({ connectionString: db.appUrl });
    await client.connect();
    try {
      const asked = client.query('select app.enqueue($1, $2)', ['embed_entry', theirs]);
      await expect(asked).rejects.toMatchObject({ code: '42501' });
    } finally {
      await client.end();
    }
  });

  it.each([
    'select * from graphile_worker._private_jobs',
    'select * from graphile_worker.jobs',
    'delete from graphile_worker._private_jobs',
    `insert into graphile_worker._private_tasks (identifier) values ('mine')`,
    `select graphile_worker.add_job('embed_entry')`,
    `select graphile_worker.complete_jobs(array[1]::bigint[])`,
  ])('is nothing in the tables themselves: %s', async (sql) => {
    await enqueue(acme, randomUUID());
    await expect(asApp(sql)).rejects.toMatchObject({ code: '42501' });
    expect(await waiting()).toHaveLength(1);
  });
});

describe('what workers do by the clock', () => {
  it('is done once, however many workers there are, also where none was there at the time', async () => {
    await db.asSuperuser(
      `insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
       values ('embed_entry', now() - interval '1 hour', now() - interval '1 hour')`,
    );
    let done = 0;
    const turn = (): number => Math.floor(Date.now() / 600_000);
    const before = turn();
    const every = new Map([['embed_entry', '*/10 * * * *']]);
    const count = async (): Promise<void> => void (done += 1);
    await Promise.all([runner(count, every), runner(count, every), runner(count, every)]);
    await until(async () => done > 0 && (await waiting()).length === 0);
    const seen = await db.asSuperuser(
      `select last_execution > now() - interval '11 minutes' as "isNew" from graphile_worker._private_known_crontabs`,
    );
    // The schedule may become due again while this runs.
    expect([done, seen]).toEqual([1 + turn() - before, [{ isNew: true }]]);
  });
});

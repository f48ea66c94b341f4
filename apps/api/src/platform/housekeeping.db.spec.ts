import { seedTenant, testDatabase, type SeededTenant, type TestDatabase } from '@voicecore/testing';
import { randomUUID } from 'node:crypto';
import { AppLogger } from './app-logger';
import { Housekeeping } from './housekeeping';
import { JobTasks } from './job-tasks';
import { Metrics } from './metrics';
import { RateLimits } from './rate-limits';

let db: TestDatabase;
let tenant: SeededTenant;
let housekeeping: Housekeeping;
let tasks: JobTasks;
beforeAll(async () => {
  db = await testDatabase();
  tenant = await seedTenant(db);
  tasks = new JobTasks(new Metrics(), new AppLogger('silent'));
  housekeeping = new Housekeeping(tasks, db.jobsDb, new RateLimits(db.limitsDb));
});
afterAll(() => db.drop());

const effects = (count: number, done: string | null, failed: string | null = null): Promise<unknown> =>
  db.asSuperuser(
    `insert into outbox (tenant_id, id, kind, payload, key, created_at, done_at, failed_at)
     select $1, gen_random_uuid(), 'endCall', '{}', gen_random_uuid()::text, now() - interval '30 days',
       now() - $3::interval, now() - $4::interval from generate_series(1, $2)`,
    [tenant.tenantId, count, done, failed],
  );
const left = async (): Promise<Record<string, number>> => {
  const rows = await db.asSuperuser<{ what: string; count: number }>(
    `select case when failed_at is not null then 'failed' when done_at is null then 'open'
                 when done_at < now() - interval '7 days' then 'old' else 'young' end as what, count(*)::int as count
       from outbox group by 1`,
  );
  return Object.fromEntries(rows.map(({ what, count }) => [what, count]));
};

describe('housekeeping', () => {
  it('throws away effects that were done a week ago, in batches, and never one that is not done', async () => {
    await effects(12_000, '8 days');
    await effects(3, '6 days');
    await effects(2, null);
    await effects(1, null, '20 days');
    expect(await left()).toEqual({ old: 12_000, young: 3, open: 2, failed: 1 });
    await housekeeping.sweep();
    expect(await left()).toEqual({ young: 3, open: 2, failed: 1 });
  });

  it('forgets processes that have been dead for long, and none that lives', async () => {
    const [dead, alive] = [randomUUID(), randomUUID()];
    await db.asSuperuser(
      `insert into processes (id, renewed_at) values ($1, now() - interval '2 days'), ($2, now() - interval '1 minute')`,
      [dead, alive],
    );
    await housekeeping.sweep();
    expect(await db.asSuperuser('select id from processes')).toEqual([{ id: alive }]);
  });

  it('is a job by the clock, which one of the workers does', () => {
    housekeeping.onModuleInit();
    expect([...tasks.clock.keys()]).toEqual(['throw_away_old_rows']);
    expect([...tasks.tasks.keys()]).toEqual(['throw_away_old_rows']);
  });

  it('is bound by the database too: the jobs role deletes no effect that is not done', async () => {
    await db.jobsDb.query('delete from outbox');
    expect(await left()).toEqual({ open: 2, failed: 1 });
  });
});

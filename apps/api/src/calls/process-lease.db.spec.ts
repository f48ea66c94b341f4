import { testDatabase, type TestDatabase } from '@voicecore/testing';
import { AppLogger } from '../platform/app-logger';
import { Clock } from '../platform/clock';
import { ProcessIdentity } from '../platform/process-identity';
import { RateLimits } from '../platform/rate-limits';
import { leaseMs, ProcessLease } from './process-lease';
import { StreamOwners } from './stream-owners';

let db: TestDatabase;
let lease: ProcessLease;
beforeAll(async () => {
  db = await testDatabase();
  lease = new ProcessLease(
    db.leaseDb,
    db.jobsDb,
    new StreamOwners(),
    new Clock(),
    new AppLogger('silent'),
    new ProcessIdentity(),
  );
  await lease.renewQuietly();
});
afterAll(() => db.drop());

/** Starts more slow statements at once than there are connections. */
const flood = (ask: (sql: string) => Promise<unknown>) =>
  Promise.all(Array.from({ length: 6 }, () => ask('select pg_sleep(1.6)')));

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = Date.now();
  await work();
  return Date.now() - began;
};

/** Limit in ms: a database that answers right away is far below, waiting behind the flood is far above. */
const soon = 1_000;

describe('the lease of a process', () => {
  it('is renewed in time while every other connection is taken by requests, jobs and limits', async () => {
    const flooding = Promise.all([flood((sql) => db.jobsDb.query(sql)), flood((sql) => db.limitsDb.query(sql))]);
    expect(await timed(() => lease.renewQuietly())).toBeLessThan(soon);
    expect(await timed(() => lease.isAlive(lease.id))).toBeLessThan(soon);
    expect(soon).toBeLessThan(leaseMs);
    await flooding;
  });

  it('leaves the jobs alone, as a flood of requests that are counted does', async () => {
    const flooding = flood((sql) => db.limitsDb.query(sql));
    expect(await timed(() => db.jobsDb.query('select 1'))).toBeLessThan(soon);
    await flooding;
    const limits = new RateLimits(db.limitsDb);
    expect((await limits.hit(Buffer.from('key'), 60)).hits).toBe(1);
  });
});

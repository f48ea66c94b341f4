import { seedTenant, testDatabase, type TestDatabase } from '@voicecore/testing';
import { randomUUID } from 'node:crypto';
import { AppLogger } from '../platform/app-logger';
import { LostJobs } from './lost-jobs';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  const { tenantId } = await seedTenant(db);
  await db.tenantDb.run(tenantId, (tx) => tx.enqueue('embed_entry', randomUUID()));
});
afterAll(() => db.drop());

const held = (): Promise<unknown[]> => db.asSuperuser('select locked_by from graphile_worker._private_jobs');

describe('jobs of a process that is gone', () => {
  it('are given back only by a process that has used the database itself for a whole lease', async () => {
    await db.asSuperuser(
      `update graphile_worker._private_jobs set locked_by = 'a runner that died', locked_at = now() - interval '1 minute'`,
    );
    let steady = false;
    const lost = new LostJobs(db.jobsDb, { renewedSteadily: () => steady }, new AppLogger('silent'));
    await lost.look();
    expect(await held()).toEqual([{ locked_by: 'a runner that died' }]);
    steady = true;
    await lost.look();
    expect(await held()).toEqual([{ locked_by: null }]);
  });
});

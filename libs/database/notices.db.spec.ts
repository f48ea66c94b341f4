import { seedTenant, testDatabase, type SeededTenant, type TestDatabase } from '@voicecore/testing';
import { randomUUID } from 'node:crypto';
import { once, EventEmitter } from 'node:events';
import { Databases } from './databases';
import { NoticeKeys, type NoticeKind } from './notices';
import type { TenantTx } from './tenant-db';

describe('what processes tell each other', () => {
  let db: TestDatabase;
  let other: Databases;
  let keys: NoticeKeys;
  let a: SeededTenant;
  let b: SeededTenant;
  const heard: string[] = [];
  const forged: NoticeKind[] = [];
  const arrivals = new EventEmitter();

  beforeAll(async () => {
    db = await testDatabase();
    keys = new NoticeKeys(db.noticeKey);
    [a, b] = [await seedTenant(db), await seedTenant(db)];
    const urls = { app: db.appUrl, platform: db.platformUrl, jobs: db.jobsUrl };
    const onForgedNotice = (kind: NoticeKind): void => void forged.push(kind);
    other = await Databases.open(urls, { noticeKey: db.noticeKey, onForgedNotice, poolSize: 1 });
    for (const kind of ['live', 'leave'] as const)
      await other.jobs.listen(kind, (notice) => {
        heard.push(notice);
        arrivals.emit('notice');
      });
  });
  afterAll(async () => {
    await other.close();
    await db.drop();
  });
  beforeEach(() => {
    heard.length = 0;
    forged.length = 0;
  });

  const told = (tx: TenantTx, notice: string, seal = tx.noticeSeal) =>
    tx.query('select app.notify_live($1, $2)', [notice, seal]);
  const notify = (tx: TenantTx, channel: string, payload: string) =>
    tx.query('select pg_notify($1, $2)', [channel, payload]);

  /** Resolves when every notice sent so far has been received or dropped. */
  async function afterAllOfIt(): Promise<void> {
    const last = `${randomUUID()}:1`;
    await db.jobsDb.tell('leave', last);
    while (!heard.includes(last)) await once(arrivals, 'notice', { signal: AbortSignal.timeout(5_000) });
    heard.pop();
  }

  it('is heard when a process of ours has said it, of a tenant and of a stream', async () => {
    const change = `${a.tenantId}:calls:${randomUUID()}:7:*`;
    await db.tenantDb.run(a.tenantId, (tx) => told(tx, change));
    await db.jobsDb.tell('leave', 'process:call:3');
    await afterAllOfIt();
    expect([heard, forged]).toEqual([[change, 'process:call:3'], []]);
  });

  it('is dropped and counted when SQL in one tenant speaks for another, whatever it knows of its own', async () => {
    const change = `${b.tenantId}:calls:${randomUUID()}:7:*`;
    const live = keys.channel('live');
    await db.tenantDb.run(a.tenantId, async (tx) => {
      const own = `${a.tenantId}:calls:${randomUUID()}:7:*`;
      const macOfOwn = keys.sign('live', own).slice(own.length);
      await told(tx, change);
      await notify(tx, live, change);
      await notify(tx, live, `${change}${macOfOwn}`);
      await notify(tx, live, `${change}.${'0'.repeat(64)}`);
      await notify(tx, live, keys.sign('leave', change));
      await notify(tx, live, '');
      await notify(tx, 'voicecore_live', change);
    });
    await afterAllOfIt();
    expect(heard).toEqual([]);
    expect(forged).toEqual(Array.from({ length: 6 }, () => 'live'));
  });

  it('closes no stream when SQL in a tenant says so', async () => {
    const word = `${randomUUID()}:${randomUUID()}:999999`;
    const leave = keys.channel('leave');
    await db.tenantDb.run(a.tenantId, async (tx) => {
      await notify(tx, leave, word);
      await notify(tx, leave, keys.sign('live', word));
      const own = `${a.tenantId}:${word}`;
      await notify(tx, leave, keys.sign('live', own));
      await notify(tx, 'voicecore_leave', word);
    });
    await afterAllOfIt();
    expect([heard, forged]).toEqual([[], ['leave', 'leave', 'leave']]);
  });

  it('goes where SQL in a tenant cannot listen, for the channels have no name that it could find out', async () => {
    await db.tenantDb.run(a.tenantId, (tx) => told(tx, `${a.tenantId}:calls:${randomUUID()}:7:*`));
    const names = [keys.channel('live'), keys.channel('leave')];
    const seen = await db.tenantDb.run(a.tenantId, (tx) =>
      tx.query<{ query: string | null }>('select query from pg_stat_activity where datname = current_database()'),
    );
    const all = await db.asSuperuser<{ query: string }>(
      `select query from pg_stat_activity where application_name = 'voicecore-listen' and datname = current_database()`,
    );
    expect(all.some(({ query }) => names.some((name) => query.includes(name)))).toBe(true);
    expect(seen.filter(({ query }) => names.some((name) => query?.includes(name)))).toEqual([]);
    expect(new NoticeKeys(Buffer.alloc(32)).channel('live')).not.toBe(names[0]);
  });

  it('stays below what a payload may hold, for an audience of eighty', () => {
    const audience = Array.from({ length: 80 }, () => randomUUID()).join(',');
    const notice = `${a.tenantId}:calls:${randomUUID()}:999999999999999:${audience}`;
    expect(Buffer.byteLength(keys.sign('live', notice))).toBeLessThan(8_000);
  });
});

import { testDatabase, type TestDatabase } from '@voicecore/testing';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Queue1795000000091 } from '../migrations/1795000000091-queue';
import { fillTenant } from './fill-tenant';

describe('the migration of the queue', () => {
  let db: TestDatabase;

  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.drop());

  it('keeps the place of every caller who waits at that moment, of any tenant, and of nobody else', async () => {
    const queuedAt = 1_790_000_000_000;
    const expected = [];
    for (const name of ['Acme', 'Bravo']) {
      const tenant = await fillTenant(db, name);
      const tried = [randomUUID()];
      const state = { target: { kind: 'department', id: tenant.departmentId }, queuedAt, tried };
      const [call] = await db.asSuperuser<{ id: string }>(
        `update calls set stage = 'waiting', state = $2 where tenant_id = $1 returning id`,
        [tenant.tenantId, JSON.stringify(state)],
      );
      expected.push({
        tenant_id: tenant.tenantId,
        call_id: call!.id,
        target_id: tenant.departmentId,
        tried,
        at: queuedAt,
      });
      await db.asSuperuser(
        `insert into calls (tenant_id, id, carrier_sid, wrapped_key, state, stage, config_version, started_at)
         values ($1, $2, $3, '\\x00', $4, 'talking', 1, now())`,
        [tenant.tenantId, randomUUID(), `CA${randomUUID()}`, JSON.stringify(state)],
      );
    }
    await db.asSuperuser('drop table queue_places');
    const owner = await new DataSource({ type: 'postgres', url: db.ownerUrl }).initialize();
    const runner = owner.createQueryRunner();
    await new Queue1795000000091().up(runner);
    await runner.release();
    await owner.destroy();
    const kept = await db.asSuperuser(
      `select tenant_id, call_id, target_id, tried, (extract(epoch from queued_at) * 1000)::float8 as at from queue_places`,
    );
    expect(kept).toHaveLength(expected.length);
    expect(kept).toEqual(expect.arrayContaining(expected));
    const forced = await db.asSuperuser(
      `select relname from pg_class where relname in ('calls', 'queue_places') and relforcerowsecurity`,
    );
    expect(forced).toHaveLength(2);
  });
});

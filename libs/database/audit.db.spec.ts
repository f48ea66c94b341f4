import { Databases, type Acting, type TenantTx } from '@voicecore/database';
import type { PersonId } from '@voicecore/domain/kernel';
import { seedTenant, testDatabase, type SeededTenant, type TestDatabase } from '@voicecore/testing';
import { randomUUID } from 'node:crypto';

let db: TestDatabase;
let databases: Databases;
let acme: SeededTenant;
let other: SeededTenant;
let acting: Acting;
beforeAll(async () => {
  db = await testDatabase();
  const urls = { app: db.appUrl, platform: db.platformUrl, jobs: db.jobsUrl };
  databases = await Databases.open(urls, { noticeKey: db.noticeKey, poolSize: 10, acting: () => acting });
});
afterAll(async () => {
  await databases.close();
  await db.drop();
});
beforeEach(async () => {
  acting = { actor: { kind: 'person', id: randomUUID() as PersonId }, requestId: randomUUID() };
  acme = await seedTenant(db, { name: 'Acme' });
  other = await seedTenant(db, { name: 'Other' });
});

const run = <T>(tenant: SeededTenant, work: (tx: TenantTx) => Promise<T>): Promise<T> =>
  databases.tenants.run(tenant.tenantId, work);
const entries = (tenant: SeededTenant): Promise<Record<string, unknown>[]> =>
  db.asSuperuser('select * from audit_entries where tenant_id = $1 order by n', [tenant.tenantId]);
const numbers = async (tenant: SeededTenant) => (await entries(tenant)).map(({ n }) => Number(n));

describe('the audit', () => {
  it('holds what a transaction did, who did it, and by which request, in the order of doing', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    const before = Date.now() * 1_000;
    await run(acme, async (tx) => {
      tx.audit('department.added', first);
      tx.audit('agent.changed', second, { changed: ['extension'], role: 'supervisor' });
    });
    const common = {
      tenant_id: acme.tenantId,
      actor_kind: 'person',
      actor_id: acting.actor.id,
      request_id: acting.requestId,
      at_us: expect.anything(),
    };
    expect(await entries(acme)).toEqual([
      { ...common, n: '1', action: 'department.added', target_kind: 'department', target_id: first, details: {} },
      {
        ...common,
        n: '2',
        action: 'agent.changed',
        target_kind: 'agent',
        target_id: second,
        details: { changed: ['extension'], role: 'supervisor' },
      },
    ]);
    for (const { at_us: at } of await entries(acme)) {
      expect(Number(at)).toBeGreaterThan(before - 5_000_000);
      expect(Number(at)).toBeLessThan(Date.now() * 1_000 + 5_000_000);
    }
  });

  it('holds nothing of a transaction that was rolled back, and no number is lost by it', async () => {
    await run(acme, async (tx) => tx.audit('number.added', randomUUID()));
    const refused = run(acme, async (tx) => {
      tx.audit('number.removed', randomUUID());
      throw new Error('rolled back');
    });
    await expect(refused).rejects.toThrow('rolled back');
    await run(acme, async (tx) => tx.audit('number.added', randomUUID()));
    expect(await numbers(acme)).toEqual([1, 2]);
  });

  it('is one line without a gap, however many write at once, and each tenant has its own', async () => {
    const write = (tenant: SeededTenant, count: number) =>
      run(tenant, async (tx) => {
        for (let left = count; left > 0; left -= 1) tx.audit('knowledge.added', randomUUID());
      });
    await Promise.all(Array.from({ length: 40 }, (_, index) => write(index % 4 === 0 ? other : acme, 1 + (index % 3))));
    for (const tenant of [acme, other]) {
      const found = await numbers(tenant);
      expect(found.length).toBeGreaterThanOrEqual(10);
      expect(found).toEqual(found.map((_n, index) => index + 1));
      const heads = await db.asSuperuser('select n from audit_heads where tenant_id = $1', [tenant.tenantId]);
      expect(heads).toEqual([{ n: String(found.length) }]);
    }
  });

  it('is written by the platform in the business that it changes, in the same transaction', async () => {
    acting = { ...acting, actor: { kind: 'platform', id: randomUUID() as PersonId } };
    await databases.platform.run(async (tx) => {
      (await tx.within(other.tenantId)).audit('tenant.changed', other.tenantId, { status: 'suspended' });
      (await tx.within(acme.tenantId)).audit('tenant.changed', acme.tenantId, { status: 'suspended' });
    });
    for (const tenant of [acme, other])
      expect(await entries(tenant)).toMatchObject([{ n: '1', actor_kind: 'platform', actor_id: acting.actor.id }]);
  });

  it.each([
    ['changed', 'update audit_entries set action = action'],
    ['removed', 'delete from audit_entries'],
    ['emptied', 'truncate audit_entries'],
  ])('cannot be %s by the runtime, nor by the owner', async (_what, sql) => {
    await run(acme, async (tx) => tx.audit('agent.added', randomUUID()));
    await expect(run(acme, (tx) => tx.query(sql))).rejects.toMatchObject({ code: '42501' });
    await expect(databases.platform.run((tx) => tx.query(sql))).rejects.toMatchObject({ code: '42501' });
    await expect(db.asSuperuser(sql)).rejects.toMatchObject({ code: '42501' });
    expect(await numbers(acme)).toEqual([1]);
  });

  it.each([
    ['a name', { changed: 'Ana Torres' }],
    ['an e-mail', { to: 'ana@example.com' }],
    ['a number', { e164: '+34600000001' }],
    ['words in a list', { changed: ['name', 'Where are you?'] }],
    ['a text that goes on', { changed: 'a'.repeat(65) }],
  ])('takes no %s: what would be written is not, and neither is the change', async (_what, details) => {
    const changing = run(acme, async (tx) => {
      await tx.query(`update tenants set name = 'Changed'`);
      tx.audit('agent.changed', randomUUID(), details);
    });
    await expect(changing).rejects.toMatchObject({ code: '23514' });
    expect(await numbers(acme)).toEqual([]);
    expect(await db.asSuperuser('select name from tenants where id = $1', [acme.tenantId])).toEqual([{ name: 'Acme' }]);
  });
});

import type { TenantId } from '@voicecore/domain/kernel';
import { recordTrials, seedTenant, testDatabase, trials, type TestDatabase } from '@voicecore/testing';
import { randomUUID } from 'node:crypto';

/** The number of transactions; `npm run trials` runs the 10,000 that the rule requires. */
const transactions = trials(1_500);
const tenantCount = 50;
const poolSize = 5;
/** The number of requests in progress at once, many more than there are connections. */
const concurrent = 200;

/** A separate generator, so that a run can be repeated. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('a pool of five shared by fifty tenants', () => {
  let db: TestDatabase;
  let tenants: TenantId[];

  beforeAll(async () => {
    db = await testDatabase({ poolSize });
    tenants = [];
    for (let index = 0; index < tenantCount; index++) {
      tenants.push((await seedTenant(db, { name: `Tenant ${index}`, agents: 0 })).tenantId);
    }
  });
  afterAll(() => db.drop());

  /** Returns the tenant still set on the connection that the pool hands out outside any tenant. */
  const leftOver = async (): Promise<string> => {
    const [row] = await db.lookupDb['ask']<{ left: string | null }>(
      `select current_setting('app.tenant_id', true) as left`,
      [],
    );
    return row?.left ?? '';
  };

  it('never shows a row of another tenant, whatever ends a transaction', async () => {
    const next = random(20_260_302);
    const count = { foreign: 0, left: 0, committed: 0, rolledBack: 0, cancelled: 0, timedOut: 0, refused: 0 };
    const look = async (tenant: TenantId, ending: number): Promise<void> => {
      await db.tenantDb.run(tenant, async (tx) => {
        const rows = await tx.query<{ tenant: string }>(
          'select tenant_id as tenant from departments union all select id from tenants',
        );
        if (rows.length < 2 || rows.some((row) => row.tenant !== tenant)) count.foreign++;
        const insert = 'insert into departments (tenant_id, id, name_en, name_es) values ($1, $2, $3, $3)';
        const tag = `${tenant} ${randomUUID()}`;
        await tx.query(insert, [tenant, randomUUID(), tag]);
        if (ending < 0.25) throw new Error('rolled back');
        if (ending < 0.4) await tx.query('select pg_cancel_backend(pg_backend_pid()), pg_sleep(1)');
        if (ending < 0.45) await tx.query(`select set_config('statement_timeout', '1', true)`);
        if (ending < 0.45) await tx.query('select pg_sleep(1)');
        if (ending < 0.55) await tx.query(insert, [tenants[0] === tenant ? tenants[1] : tenants[0], randomUUID(), tag]);
      });
      count.committed++;
    };
    const one = async (): Promise<void> => {
      const tenant = tenants[Math.floor(next() * tenantCount)]!;
      const error: unknown = await look(tenant, next()).catch((fault: unknown) => fault);
      if (error instanceof Error && error.message === 'rolled back') count.rolledBack++;
      else if (error instanceof Error && error.message.includes('user request')) count.cancelled++;
      else if (error instanceof Error && error.message.includes('statement timeout')) count.timedOut++;
      else if (error instanceof Error && error.message.includes('42501')) count.refused++;
      else if (error) throw error instanceof Error ? error : new Error('not an error');
      if (next() < 0.2 && (await leftOver()) !== '') count.left++;
    };
    let begun = 0;
    const lane = async (): Promise<void> => {
      while (begun++ < transactions) await one();
    };
    await Promise.all(Array.from({ length: concurrent }, lane));

    expect(count).toMatchObject({ foreign: 0, left: 0 });
    for (const ending of [count.committed, count.rolledBack, count.cancelled, count.timedOut, count.refused]) {
      expect(ending).toBeGreaterThan(0);
    }
    // Every row that remains has its own tenant's tag, and exactly the committed ones remain.
    const tagged = await db.asSuperuser<{ own: boolean }>(
      `select starts_with(name_en, tenant_id::text) as own from departments where name_en <> 'Front desk'`,
    );
    expect(tagged).toHaveLength(count.committed);
    expect(tagged.every((row) => row.own)).toBe(true);
    expect(await Promise.all(Array.from({ length: poolSize * 2 }, leftOver))).toEqual(Array(poolSize * 2).fill(''));
    recordTrials(transactions, { 'foreign rows': count.foreign, 'tenants left on a connection': count.left });
  }, 300_000);
});

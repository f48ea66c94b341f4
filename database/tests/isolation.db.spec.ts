import { seedTenant, testDatabase, type SeededTenant, type TestDatabase } from '@voicecore/testing';
import { randomUUID } from 'node:crypto';
import { catalogueFaults } from './catalogue';
import { fillTenant } from './fill-tenant';
import { discoverTables, matrixFaults } from './matrix';

describe('tenants are kept apart by the database', () => {
  let db: TestDatabase;
  let acme: SeededTenant;
  let other: SeededTenant;

  beforeAll(async () => {
    db = await testDatabase();
    acme = await fillTenant(db, 'Acme');
    other = await fillTenant(db, 'Other');
  });
  afterAll(() => db.drop());

  it('has no table, key, policy, view, function or right that could let one see another', async () => {
    expect(await catalogueFaults(db.asSuperuser)).toEqual([]);
  });

  it('lets no statement of a tenant, or of nobody, reach a row of another, in any table', async () => {
    const tables = await discoverTables(db.asSuperuser);
    expect(tables.length).toBeGreaterThanOrEqual(19);
    const on = { ask: db.asSuperuser, tenants: db.tenantDb };
    expect(await matrixFaults(on, acme.tenantId, other.tenantId)).toEqual([]);
    expect(await matrixFaults(on, other.tenantId, acme.tenantId)).toEqual([]);
  });

  it('shows accounts through a membership only', async () => {
    const theirs = other.agents[0]!.personId;
    const run = <T>(sql: string, params: unknown[]) => db.tenantDb.run(acme.tenantId, (tx) => tx.query<T>(sql, params));
    expect(await run('select id from people', [])).toEqual([{ id: acme.agents[0]!.personId }]);
    expect(await run('update people set disabled_at = now() where id = $1 returning 1', [theirs])).toEqual([]);
    await expect(run('delete from people where id = $1', [theirs])).rejects.toMatchObject({ code: '42501' });
    expect(await db.asSuperuser('select disabled_at from people where id = $1', [theirs])).toEqual([
      { disabled_at: null },
    ]);
  });

  describe('takes over nobody of another tenant, whatever a tenant says in SQL', () => {
    const victim = () => other.agents[0]!.personId;
    const run = <T>(sql: string, params: unknown[] = []) =>
      db.tenantDb.run(acme.tenantId, (tx) => tx.query<T>(sql, params));
    const refused = { code: '42501' };

    it.each([
      [
        'memberships of its own making',
        'insert into memberships (tenant_id, person_id, role, name_sealed, email_hmac) values ($1, $2, $$agent$$, $$x$$, $$x$$)',
      ],
      ['a membership moved to another person', 'update memberships set person_id = $2 where tenant_id = $1'],
      ['accounts of its own making', 'insert into people (id, email_sealed) values ($2, $1::text::bytea)'],
      ['a password read', 'select password_hash from credentials where person_id = $2 or person_id = $1'],
      ['a password set', 'update credentials set password_hash = $1::text where person_id = $2'],
    ])('%s', async (_what, sql) => {
      await expect(run(sql, [acme.tenantId, victim()])).rejects.toMatchObject(refused);
    });

    it('nor through a function that works for its own people', async () => {
      const name = Buffer.from('x');
      await expect(
        run('select app.add_person($1, $2, $3, $4, false, $5, $6)', [victim(), name, name, 'mine', 'agent', name]),
      ).rejects.toMatchObject({ code: '23505' });
      expect(await run('select app.password_hash($1) as hash', [victim()])).toEqual([{ hash: null }]);
      for (const call of [
        'app.change_password($1, $$none$$, $$mine$$)',
        'app.invite($1, gen_random_uuid())',
        'app.accept_invitation($1, gen_random_uuid(), $$mine$$)',
      ])
        expect(await run(`select ${call} as done`, [victim()])).toEqual([{ done: false }]);
      expect(await db.asSuperuser('select password_hash from credentials where person_id = $1', [victim()])).toEqual([
        { password_hash: 'none' },
      ]);
    });

    it('makes nobody super admin outside the tenant of the platform', async () => {
      await expect(
        run(`update memberships set role = 'super_admin' where person_id = $1`, [acme.agents[0]!.personId]),
      ).rejects.toMatchObject({ code: '23514' });
      const name = Buffer.from('x');
      await expect(
        run('select app.add_person(gen_random_uuid(), $1, $1, $2, false, $3, $1)', [name, 'none', 'super_admin']),
      ).rejects.toMatchObject({ code: '23514' });
    });
  });

  it("refuses a row that names another tenant's row", async () => {
    const sql = `insert into department_agents (tenant_id, department_id, agent_id) values ($1, $2, $3)`;
    const link = db.tenantDb.run(acme.tenantId, (tx) =>
      tx.query(sql, [acme.tenantId, acme.departmentId, other.agents[0]!.agentId]),
    );
    await expect(link).rejects.toMatchObject({ code: '23503' });
  });

  it('keeps the same extension apart, for it is unique in a tenant only', async () => {
    const third = await seedTenant(db, { name: 'Third' });
    expect(third.agents[0]!.extension).toBe(acme.agents[0]!.extension);
  });

  it('gives the jobs role ids and times, and nothing that was said', async () => {
    expect(await db.jobsDb.query('select id, wake_at from calls')).toHaveLength(2);
    for (const sql of [
      'select state from calls',
      'select * from call_turns',
      'select * from call_ledger',
      'select * from people',
    ]) {
      await expect(db.jobsDb.query(sql)).rejects.toMatchObject({ code: '42501' });
    }
    await expect(db.jobsDb.query(`update calls set stage = 'ended'`)).rejects.toMatchObject({ code: '42501' });
  });

  it('lets nobody change or remove a ledger entry', async () => {
    const run = (sql: string) => db.tenantDb.run(acme.tenantId, (tx) => tx.query(sql));
    await expect(run(`update call_ledger set events = '[]'`)).rejects.toMatchObject({ code: '42501' });
    await expect(run('delete from call_ledger')).rejects.toMatchObject({ code: '42501' });
    await expect(run('truncate call_ledger')).rejects.toMatchObject({ code: '42501' });
  });

  it('lets two tenants use the same id without meeting', async () => {
    const id = randomUUID();
    const sql = `insert into departments (tenant_id, id, name_en, name_es) values ($1, $2, 'A', 'B')`;
    for (const tenant of [acme, other])
      await db.tenantDb.run(tenant.tenantId, (tx) => tx.query(sql, [tenant.tenantId, id]));
    const seen = await db.tenantDb.run(acme.tenantId, (tx) =>
      tx.query('select 1 from departments where id = $1', [id]),
    );
    expect(seen).toHaveLength(1);
  });
});

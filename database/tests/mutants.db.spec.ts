import { testDatabase, type SeededTenant, type TestDatabase } from '@voicecore/testing';
import { Client } from 'pg';
import { catalogueFaults } from './catalogue';
import { fillTenant } from './fill-tenant';
import { matrixFaults } from './matrix';

/** A way to break the isolation, and which of the two checks must detect it. */
interface Mutant {
  name: string;
  sql: string;
  seenBy: ('catalogue' | 'matrix')[];
}

const open = (table: string): string => `create policy open on ${table} using (true) with check (true)`;

const mutants: Mutant[] = [
  { name: 'the policy is dropped', sql: 'drop policy tenant_isolation on calls', seenBy: ['catalogue', 'matrix'] },
  { name: 'the owner is not bound', sql: 'alter table agents no force row level security', seenBy: ['catalogue'] },
  {
    name: 'row-level security is off',
    sql: 'alter table numbers disable row level security',
    seenBy: ['catalogue', 'matrix'],
  },
  { name: 'a second policy lets all in', sql: open('messages'), seenBy: ['catalogue', 'matrix'] },
  {
    name: 'USING (true)',
    sql: 'alter policy tenant_isolation on hours using (true)',
    seenBy: ['catalogue', 'matrix'],
  },
  {
    name: 'WITH CHECK (true)',
    sql: 'alter policy tenant_isolation on departments with check (true)',
    seenBy: ['catalogue', 'matrix'],
  },
  { name: 'TRUNCATE is granted', sql: 'grant truncate on outbox to voicecore_app', seenBy: ['catalogue'] },
  {
    name: 'a foreign key without the tenant',
    sql: `create unique index departments_id on departments (id);
      alter table messages add foreign key (department_id) references departments (id)`,
    seenBy: ['catalogue'],
  },
  {
    name: 'a key unique across tenants',
    sql: 'create unique index agents_everywhere on agents (extension, id)',
    seenBy: ['catalogue'],
  },
  {
    name: 'tenant_id may be null',
    sql: 'alter table hours drop constraint hours_pkey; alter table hours alter column tenant_id drop not null',
    seenBy: ['catalogue'],
  },
  {
    name: 'no index starts with the tenant',
    sql: 'alter table configurations drop constraint configurations_pkey',
    seenBy: ['catalogue'],
  },
  {
    name: 'a new table without protection',
    sql: 'create table notes (tenant_id uuid not null references tenants (id), id uuid, primary key (tenant_id, id)); grant select on notes to voicecore_app',
    seenBy: ['catalogue', 'matrix'],
  },
  {
    name: 'a new table without a tenant',
    sql: 'create table notes (id uuid primary key); grant select on notes to voicecore_app',
    seenBy: ['catalogue'],
  },
  {
    name: 'a view that reads as its owner',
    sql: 'create view everything as select * from calls; grant select on everything to voicecore_app',
    seenBy: ['catalogue'],
  },
  {
    name: 'a materialised view',
    sql: 'create materialized view everything as select * from calls; grant select on everything to voicecore_app',
    seenBy: ['catalogue'],
  },
  {
    name: 'a function that runs as its owner',
    sql: `create function app.count_calls() returns bigint language sql security definer as 'select count(*) from public.calls'`,
    seenBy: ['catalogue'],
  },
  { name: 'the ledger may be changed', sql: 'grant update on call_ledger to voicecore_app', seenBy: ['catalogue'] },
  { name: 'the audit may be changed', sql: 'grant update on audit_entries to voicecore_app', seenBy: ['catalogue'] },
  {
    name: 'the jobs role reads what was said',
    sql: 'grant select on call_turns, calls to voicecore_jobs',
    seenBy: ['catalogue'],
  },
  {
    name: 'an exception for the jobs role is made for everybody',
    sql: 'alter policy voicecore_jobs_select on calls to public',
    seenBy: ['catalogue', 'matrix'],
  },
  {
    name: 'a tenant reaches the tables of the jobs',
    sql: 'grant usage on schema graphile_worker to voicecore_app; grant select on graphile_worker._private_jobs to voicecore_app',
    seenBy: ['catalogue'],
  },
  {
    name: 'a policy lets everybody see jobs',
    sql: 'create policy open on graphile_worker._private_jobs using (true)',
    seenBy: ['catalogue'],
  },
  { name: 'a column for an address', sql: 'alter table sessions add column ip_address text', seenBy: ['catalogue'] },
];

describe('every way to break the isolation turns a check red', () => {
  let whole: TestDatabase;
  let acme: SeededTenant;
  let other: SeededTenant;
  let template: string;

  beforeAll(async () => {
    whole = await testDatabase();
    acme = await fillTenant(whole, 'Acme');
    other = await fillTenant(whole, 'Other');
    template = whole.name;
    await whole.disconnect();
  });
  afterAll(() => whole.drop());

  /** The catalog needs no second connection: the change is made in a transaction and rolled back. */
  const catalogueAfter = async (sql: string): Promise<string[]> => {
    const client = new Client({ connectionString: whole.superuserUrl });
    await client.connect();
    try {
      await client.query(`begin; ${sql}`);
      return await catalogueFaults(async (text, params) => (await client.query(text, params)).rows);
    } finally {
      await client.end();
    }
  };

  const matrixAfter = async (sql: string): Promise<string[]> => {
    const db = await testDatabase({ from: template, poolSize: 1 });
    try {
      await db.asSuperuser(sql);
      return await matrixFaults({ ask: db.asSuperuser, tenants: db.tenantDb }, acme.tenantId, other.tenantId);
    } finally {
      await db.drop();
    }
  };

  it.each(mutants)('$name', async ({ sql, seenBy }) => {
    if (seenBy.includes('catalogue')) expect(await catalogueAfter(sql)).not.toEqual([]);
    if (seenBy.includes('matrix')) expect(await matrixAfter(sql)).not.toEqual([]);
  });

  it('and the unbroken copy turns none red', async () => {
    expect(await catalogueAfter('')).toEqual([]);
    expect(await matrixAfter('select 1')).toEqual([]);
  });
});

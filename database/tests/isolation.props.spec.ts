import { randomUUID } from 'node:crypto';
import { DatabaseFault, type TenantTx } from '@voicecore/database';
import { testDatabase, trials, type SeededTenant, type TestDatabase } from '@voicecore/testing';
import fc from 'fast-check';
import { fillTenant } from './fill-tenant';
import { discoverTables, type TenantTable } from './matrix';

const runs = trials(100);

/** How a statement selects rows: nothing that a tenant can write may reach further than its own rows. */
const filters = ['true', 'theirs', 'not mine', 'key of a row'] as const;
const operations = ['select', 'lock', 'join', 'count', 'insert', 'update', 'move', 'delete', 'upsert', 'copy'] as const;

interface Attempt {
  table: number;
  other: number;
  operation: (typeof operations)[number];
  filter: (typeof filters)[number];
  /** Whether the transaction is in the attacker's tenant, or has no tenant. */
  inTenant: boolean;
  /** Whether the transaction is rolled back on purpose before the next attempt on the same pool. */
  rollback: boolean;
}

const attempts = fc.array(
  fc.record<Attempt>({
    table: fc.nat(),
    other: fc.nat(),
    operation: fc.constantFrom(...operations),
    filter: fc.constantFrom(...filters),
    inTenant: fc.boolean(),
    rollback: fc.boolean(),
  }),
  { minLength: 1, maxLength: 6 },
);

describe('Property 1: Tenant data isolation', () => {
  let db: TestDatabase;
  let mine: SeededTenant;
  let theirs: SeededTenant;
  let tables: TenantTable[];
  let rows: Map<string, Record<string, unknown>>;

  beforeAll(async () => {
    db = await testDatabase({ poolSize: 2 });
    mine = await fillTenant(db, 'Mine');
    theirs = await fillTenant(db, 'Theirs');
    tables = await discoverTables(db.asSuperuser);
    rows = new Map();
    for (const { name, tenantColumn } of tables) {
      const sql = `select to_jsonb(t) as row from ${name} t where ${tenantColumn} = $1 limit 1`;
      const [found] = await db.asSuperuser<{ row: Record<string, unknown> }>(sql, [theirs.tenantId]);
      // The positive control: the row that must not be reached exists.
      expect(found).toBeDefined();
      rows.set(name, found!.row);
    }
  });
  afterAll(() => db.drop());

  /** Returns all rows of the other tenant in all tables as one digest, bypassing row-level security. */
  const digest = async (): Promise<string> => {
    const one = ({ name, tenantColumn }: TenantTable) =>
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as d from ${name} t where ${tenantColumn} = $1`;
    const sql = `select string_agg(d, ' ') as all from (${tables.map(one).join(' union all ')}) s`;
    const [row] = await db.asSuperuser<{ all: string }>(sql, [theirs.tenantId]);
    return row!.all;
  };

  const condition = (table: TenantTable, filter: Attempt['filter']): string => {
    const row = rows.get(table.name)!;
    if (filter === 'true') return 'true';
    if (filter === 'theirs') return `t.${table.tenantColumn} = '${theirs.tenantId}'`;
    if (filter === 'not mine') return `t.${table.tenantColumn} <> '${mine.tenantId}'`;
    return table.key.map((column) => `t.${column} = '${String(row[column]).replaceAll("'", "''")}'`).join(' and ');
  };

  /** Returns the statement and its parameters; its result is the tenant of each row it reached. */
  const statement = (attempt: Attempt): { sql: string; params: unknown[] } => {
    const table = tables[attempt.table % tables.length]!;
    const other = tables[attempt.other % tables.length]!;
    const where = condition(table, attempt.filter);
    const reached = `t.${table.tenantColumn} as tenant`;
    const row = [rows.get(table.name)];
    const insert = `insert into ${table.name} as t (${table.written}) select ${table.written} from jsonb_populate_record(null::${table.name}, $1)`;
    switch (attempt.operation) {
      case 'select':
        return { sql: `select ${reached} from ${table.name} t where ${where}`, params: [] };
      case 'lock':
        return { sql: `select ${reached} from ${table.name} t where ${where} for update`, params: [] };
      case 'join':
        return {
          sql: `select o.${other.tenantColumn} as tenant from ${table.name} t right join ${other.name} o on ${where}`,
          params: [],
        };
      case 'count':
        return {
          sql: `select '${theirs.tenantId}' as tenant from ${table.name} t where ${where} and t.${table.tenantColumn} <> '${mine.tenantId}' group by 1`,
          params: [],
        };
      case 'insert':
        // Nothing is returned: RETURNING alone would make the policy for reading refuse what the one for writing
        // admits.
        return {
          sql: insert,
          params: [{ ...rows.get(table.name), ...(table.key.includes('id') ? { id: randomUUID() } : {}) }],
        };
      case 'update':
        return {
          sql: `update ${table.name} t set ${table.column} = t.${table.column} where ${where} returning ${reached}`,
          params: [],
        };
      case 'move':
        return {
          sql: `update ${table.name} t set ${table.tenantColumn} = '${theirs.tenantId}' where ${where}`,
          params: [],
        };
      case 'delete':
        return { sql: `delete from ${table.name} t where ${where} returning ${reached}`, params: [] };
      case 'upsert':
        return {
          sql: `${insert} on conflict (${table.key.join(', ')}) do update set ${table.column} = excluded.${table.column} returning ${reached}`,
          params: row,
        };
      case 'copy':
        return {
          sql: `insert into ${table.name} as t (${table.written}) select ${table.written} from ${table.name} o where o.${table.tenantColumn} <> '${mine.tenantId}' returning ${reached}`,
          params: [],
        };
    }
  };

  /** Returns how many rows of the other tenant one attempt reached; a refused statement reached none. */
  const reachedBy = async (attempt: Attempt): Promise<number> => {
    const { sql, params } = statement(attempt);
    let reached = 0;
    const work = async (tx: TenantTx): Promise<void> => {
      if (!attempt.inTenant) await tx.query(`select set_config('app.tenant_id', '', true)`);
      const own = `select count(*) as rows from ${tables[attempt.table % tables.length]!.name}`;
      const [before] = await tx.query<{ rows: number }>(own);
      const answer = await tx.query<{ tenant: string }>(sql, params);
      const [after] = await tx.query<{ rows: number }>(own);
      reached = answer.filter(
        (row) => row.tenant === theirs.tenantId || (!attempt.inTenant && row.tenant !== null),
      ).length;
      if (attempt.operation === 'insert') reached = 1;
      if (attempt.operation === 'move') reached = before!.rows - after!.rows;
      if (attempt.rollback || reached === 0) throw new Error('rolled back');
    };
    // Changes that a tenant makes to its own rows are rolled back, so that every case starts from the same rows.
    await db.tenantDb.run(mine.tenantId, work).catch((error: unknown) => {
      // Refused by a policy, a right or a key. A statement that is not valid SQL would prove nothing and fails the
      // test.
      if (error instanceof DatabaseFault && !/^(42501|23...)$/.test(error.code)) throw error;
    });
    return reached;
  };

  it('no operation of a tenant returns or changes a row of another, in any table', async () => {
    const before = await digest();
    await fc.assert(
      fc.asyncProperty(attempts, async (list) => {
        for (const attempt of list)
          expect({ attempt, reached: await reachedBy(attempt) }).toEqual({ attempt, reached: 0 });
        expect(await digest()).toBe(before);
      }),
      { numRuns: runs },
    );
  });

  it('and each tenant keeps reading exactly its own rows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.boolean(), async (pick, first) => {
        const table = tables[pick % tables.length]!;
        const tenant = first ? mine : theirs;
        const sql = `select t::text as row from ${table.name} t order by 1`;
        const seen = await db.tenantDb.run(tenant.tenantId, (tx) => tx.query(sql));
        const own = `select t::text as row from ${table.name} t where ${table.tenantColumn} = $1 order by 1`;
        expect(seen).toEqual(await db.asSuperuser(own, [tenant.tenantId]));
        expect(seen.length).toBeGreaterThan(0);
      }),
      { numRuns: runs },
    );
  });
});

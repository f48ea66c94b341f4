import { DatabaseFault, type TenantDb, type TenantTx } from '@voicecore/database';
import type { TenantId } from '@voicecore/domain/kernel';
import type { Ask } from './catalogue';

/** A table under row-level security and the column that holds the tenant. */
export interface TenantTable {
  name: string;
  tenantColumn: string;
  /** Another column of the table, to be set to itself. */
  column: string;
  key: string[];
  /** The columns that a statement writes: all except those that the database generates from others. */
  written: string;
}

/** Returns every table with a tenant, discovered, and `tenants` itself. */
export async function discoverTables(ask: Ask): Promise<TenantTable[]> {
  const sql = `select c.relname as name, a.attname as "tenantColumn",
      (select array_agg(k.attname::text order by k.attnum) from pg_index i join pg_attribute k
        on k.attrelid = c.oid and k.attnum = any (i.indkey) where i.indrelid = c.oid and i.indisprimary) as key,
      (select string_agg(quote_ident(w.attname), ', ' order by w.attnum) from pg_attribute w where w.attrelid = c.oid
        and w.attnum > 0 and not w.attisdropped and w.attgenerated = '') as written,
      (select o.attname from pg_attribute o where o.attrelid = c.oid and o.attnum > 0 and o.attname <> a.attname
        and not o.attisdropped and o.attgenerated = '' order by has_column_privilege('voicecore_app', c.oid, o.attnum, 'update') desc, o.attnum limit 1) as column
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
      and a.attname = case when c.relname = 'tenants' then 'id' else 'tenant_id' end
    where n.nspname = 'public' and c.relkind in ('r', 'p') order by 1`;
  return ask<TenantTable>(sql);
}

/** SQLSTATE of a refusal: a missing right, or a row that a policy does not admit. */
const refused = '42501';

type Outcome = { refused: true } | { refused: false; rows: number };

/** Runs one statement in a transaction of `tenant`, or in none, and commits it. */
async function attempt(tenants: TenantDb, tenant: TenantId | null, sql: string, params: unknown[]): Promise<Outcome> {
  const work = async (tx: TenantTx): Promise<number> => {
    if (tenant === null) await tx.query(`select set_config('app.tenant_id', '', true)`);
    return (await tx.query(sql, params)).length;
  };
  try {
    return { refused: false, rows: await tenants.run(tenant ?? anyTenant, work) };
  } catch (error) {
    if (error instanceof DatabaseFault && error.code === refused) return { refused: true };
    if (error instanceof DatabaseFault) return { refused: false, rows: -1 };
    throw error;
  }
}

/** A placeholder for `run` while the transaction itself removes the tenant. */
const anyTenant = '00000000-0000-4000-8000-000000000000' as TenantId;

/** Returns a digest of all rows of a tenant in a table, bypassing row-level security. */
async function digest(ask: Ask, table: TenantTable, tenant: TenantId): Promise<{ count: number; hash: string }> {
  const sql = `select count(*)::int as count, coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as hash
    from ${table.name} t where ${table.tenantColumn} = $1`;
  const [row] = await ask<{ count: number; hash: string }>(sql, [tenant]);
  return row ?? { count: 0, hash: '' };
}

interface Cell {
  operation: string;
  sql: string;
  params: unknown[];
}

/** Returns the statements that try to reach `victim`'s row; `returning` makes an effect countable. */
function cells(table: TenantTable, victim: TenantId, row: unknown): Cell[] {
  const { name, tenantColumn, column, key, written } = table;
  const copy = `insert into ${name} (${written}) select ${written} from jsonb_populate_record(null::${name}, $1)`;
  const params = [row];
  return [
    { operation: 'select', sql: `select 1 from ${name} where ${tenantColumn} = $1`, params: [victim] },
    {
      operation: 'select for update',
      sql: `select 1 from ${name} where ${tenantColumn} = $1 for update`,
      params: [victim],
    },
    { operation: 'insert', sql: copy, params },
    {
      operation: 'update',
      sql: `update ${name} set ${column} = ${column} where ${tenantColumn} = $1 returning 1`,
      params: [victim],
    },
    { operation: 'delete', sql: `delete from ${name} where ${tenantColumn} = $1 returning 1`, params: [victim] },
    {
      operation: 'upsert',
      sql: `${copy} on conflict (${key.join(', ')}) do update set ${column} = excluded.${column}`,
      params,
    },
    { operation: 'upsert, keep', sql: `${copy} on conflict do nothing`, params },
  ];
}

/** What must be refused outright: another tenant's row cannot be written without naming its tenant. */
const mustRefuse = new Set(['insert', 'move', 'upsert', 'upsert, keep']);

/**
 * Returns everything that `attacker`, or a transaction without a tenant, could see of `victim`'s rows or do to them;
 * empty if the tenants are isolated.
 */
export async function matrixFaults(
  on: { ask: Ask; tenants: TenantDb },
  attacker: TenantId,
  victim: TenantId,
): Promise<string[]> {
  const faults: string[] = [];
  for (const table of await discoverTables(on.ask))
    faults.push(...(await rowOfMatrix(on, table, { attacker, victim })));
  return faults;
}

async function rowOfMatrix(
  { ask, tenants }: { ask: Ask; tenants: TenantDb },
  table: TenantTable,
  { attacker, victim }: { attacker: TenantId; victim: TenantId },
): Promise<string[]> {
  const faults: string[] = [];
  const say = (who: TenantId | null, operation: string, what: string) =>
    faults.push(`${table.name}, ${operation} as ${who ? 'another tenant' : 'nobody'}: ${what}`);
  const before = await digest(ask, table, victim);
  const mine = await digest(ask, table, attacker);
  if (before.count === 0 || mine.count === 0)
    return [`${table.name}: fill-tenant.ts writes no row, so nothing is proven`];
  const [sample] = await ask<{ row: unknown }>(
    `select to_jsonb(t) as row from ${table.name} t where ${table.tenantColumn} = $1 limit 1`,
    [victim],
  );
  const own = await attempt(tenants, attacker, `select 1 from ${table.name}`, []);
  if (own.refused || own.rows !== mine.count) say(attacker, 'select of all rows', 'not exactly its own rows');
  const move = `update ${table.name} set ${table.tenantColumn} = $1 where ${table.tenantColumn} = $2`;
  const moving: Cell = { operation: 'move', sql: move, params: [victim, attacker] };
  for (const who of [attacker, null]) {
    for (const cell of [...cells(table, victim, sample?.row), ...(who ? [moving] : [])]) {
      const outcome = await attempt(tenants, who, cell.sql, cell.params);
      if (mustRefuse.has(cell.operation) && !outcome.refused) say(who, cell.operation, 'was not refused');
      if (!outcome.refused && outcome.rows > 0) say(who, cell.operation, `reached ${outcome.rows} rows`);
    }
  }
  const after = await digest(ask, table, victim);
  if (after.hash !== before.hash) faults.push(`${table.name}: the other tenant's rows have changed`);
  return faults;
}

import type { DataSource } from 'typeorm';
import { UnsafeDatabase } from './role-guard';
import { Session } from './source';

/** Lists of names, all empty in a migrated database. */
interface TableFacts {
  unprotected: string | null;
  open: string | null;
  emptied: string | null;
}

/** PostgreSQL's own spelling of the one expression that identifies the tenant of a transaction. */
const tenant = `current_setting(''app.tenant_id''::text, true)`;

/**
 * True when an expression lets through rows that do not belong to the transaction's tenant, or rows that belong to
 * everyone.
 */
const isOpen = (expression: string): string =>
  `(${expression} is not null and (strpos(${expression}, '${tenant}') = 0
    or replace(${expression}, '${tenant}', '') ~* '\\mtrue\\M'))`;

/** For tables that the login can reach; the names of migrations belong to no tenant and are only read. */
const facts = `
  with reached as (
    select c.oid, c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migrations'
      and (has_table_privilege(c.oid, 'select, insert, update, delete, truncate')
        or has_any_column_privilege(c.oid, 'select, insert, update'))
  ), policies as (
    select r.name || '.' || p.polname as name, pg_get_expr(p.polqual, r.oid) as seen, pg_get_expr(p.polwithcheck, r.oid) as written
    from reached r join pg_policy p on p.polrelid = r.oid and p.polpermissive
    where exists (select from unnest(p.polroles) as u (role) where u.role = 0 or pg_has_role(u.role, 'member'))
  )
  select (select string_agg(name, ', ' order by name) from reached where not forced) as unprotected,
    (select string_agg(name, ', ' order by name) from policies where ${isOpen('seen')} or ${isOpen('written')}) as open,
    (select string_agg(name, ', ' order by name) from reached
      where has_table_privilege(oid, 'truncate, references, trigger')) as emptied`;

/**
 * Throws `UnsafeDatabase` with one sentence if a table that the app's login reaches does not separate tenants: what the
 * migrations turned on was turned off by hand.
 */
export async function assertProtectedTables(source: DataSource): Promise<void> {
  const [found] = await Session.with(source, (session) => session.rows<TableFacts>(facts));
  const reason = found ? reasonOf(found) : 'The database did not report how its tables are protected.';
  if (reason) throw new UnsafeDatabase(reason);
}

function reasonOf({ unprotected, open, emptied }: TableFacts): string | null {
  if (unprotected)
    return `Row-level security is not forced on ${unprotected}: run "alter table .. enable row level security, force row level security" as the owner.`;
  if (open) return `A policy gives access to every tenant (${open}): drop it as the owner.`;
  if (emptied)
    return `The app's login may truncate, reference or create triggers on ${emptied}, which row-level security does not prevent: revoke these rights as the owner.`;
  return null;
}

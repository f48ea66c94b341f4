/** Runs one statement and returns its rows. */
type Ask = <T>(sql: string, params?: unknown[]) => Promise<T[]>;

interface Line {
  line: string;
}

const tables = `select c.oid, c.relname as name, c.relpersistence = 'u' as unlogged, c.relrowsecurity as enabled,
    c.relforcerowsecurity as forced
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p') order by c.relname`;

const columns = `select format('%I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
    case when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end,
    case when a.attnotnull then ' not null' else '' end) as line
  from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped order by a.attnum`;

const constraints = `select format('constraint %I %s', conname, pg_get_constraintdef(oid)) as line
  from pg_constraint where conrelid = $1 and contype in ('p', 'u', 'f', 'c') order by contype <> 'p', conname`;

const indexes = `select pg_get_indexdef(i.indexrelid) as line from pg_index i
  where i.indrelid = $1 and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u'))
  order by i.indexrelid::regclass::text`;

const policies = `select format('create policy %I on %s for %s to %s%s%s', p.polname, p.polrelid::regclass,
    case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
    (select string_agg(coalesce(r.rolname, 'public'), ', ') from unnest(p.polroles) u (id) left join pg_roles r on r.oid = u.id),
    ' using (' || pg_get_expr(p.polqual, p.polrelid) || ')', ' with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')') as line
  from pg_policy p where p.polrelid = $1 order by p.polname`;

const grants = `select format('grant %s on %s to %s', string_agg(what, ', ' order by what), $1::regclass, grantee) as line from (
    select lower(a.privilege_type) as what, a.grantee::regrole::text as grantee
      from pg_class c cross join aclexplode(c.relacl) a where c.oid = $1 and a.grantee <> c.relowner
    union all
    select format('%s (%s)', lower(x.privilege_type), string_agg(quote_ident(a.attname), ', ' order by a.attnum)), x.grantee::regrole::text
      from pg_attribute a cross join aclexplode(a.attacl) x where a.attrelid = $1 group by x.privilege_type, x.grantee
  ) g group by grantee order by grantee`;

const functions = `select pg_get_functiondef(p.oid) || E';\\nalter function ' || p.oid::regprocedure || ' owner to ' ||
    case when p.prosecdef then pg_get_userbyid(p.proowner) else 'voicecore_owner' end as line
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'app' order by p.proname`;

/** Returns the schema of a migrated database, read from its catalog and always in the same order. */
export async function dumpSchema(ask: Ask): Promise<string> {
  const parts = [
    '-- A migrated database, written from its catalogue by "npm run gen". The migrations make it; this shows it.\n',
  ];
  const extensions = await ask<Line>(
    `select 'create extension ' || extname as line from pg_extension where extname <> 'plpgsql' order by 1`,
  );
  parts.push(block([...extensions, { line: 'create schema app' }]));
  for (const { line } of await ask<Line>(functions)) parts.push(`${line};\n`);
  for (const table of await ask<{ oid: number; name: string; unlogged: boolean; enabled: boolean; forced: boolean }>(
    tables,
  )) {
    const of = (sql: string) => ask<Line>(sql, [table.oid]);
    const body = [...(await of(columns)), ...(await of(constraints))].map(({ line }) => `  ${line}`).join(',\n');
    const after: Line[] = [...(await of(indexes))];
    if (table.enabled) after.push({ line: `alter table ${table.name} enable row level security` });
    if (table.forced) after.push({ line: `alter table ${table.name} force row level security` });
    after.push(...(await of(policies)), ...(await of(grants)));
    parts.push(`create ${table.unlogged ? 'unlogged ' : ''}table ${table.name} (\n${body}\n);\n${block(after)}`);
  }
  return parts.join('\n');
}

function block(lines: Line[]): string {
  return lines.map(({ line }) => `${line};\n`).join('');
}

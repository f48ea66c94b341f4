/** Runs one statement, bypassing row-level security, and returns its rows. */
export type Ask = <T>(sql: string, params?: unknown[]) => Promise<T[]>;

/** Roles that serve at run time. */
const runtime = ['voicecore_app', 'voicecore_platform', 'voicecore_jobs', 'voicecore_lookup'];

/** Tables of the installation, which belong to no tenant. */
const untenanted = [
  'credentials',
  'installation_numbers',
  'installation_outbound',
  'installation_rules',
  'migrations',
  'people',
  'processes',
  'rate_limits',
  'tenants',
];

/**
 * Policies other than `tenant_isolation`: whom they admit, to which table, for which command. Each one's reason is in
 * its migration.
 */
const exceptions = new Set([
  'agent_screens voicecore_jobs delete',
  'agent_screens voicecore_jobs select',
  'agent_screens voicecore_jobs update',
  'agents voicecore_jobs select',
  'calls voicecore_jobs select',
  'calls voicecore_jobs update',
  'credentials voicecore_lookup insert',
  'credentials voicecore_lookup select',
  'credentials voicecore_lookup update',
  'memberships voicecore_lookup select',
  'memberships voicecore_platform select',
  'numbers voicecore_lookup select',
  'numbers voicecore_platform select',
  'offers voicecore_jobs select',
  'outbound_calls voicecore_jobs select',
  'outbound_calls voicecore_jobs update',
  'outbound_policies voicecore_jobs select',
  'outbound_refusals voicecore_jobs delete',
  'outbound_refusals voicecore_jobs select',
  'outbox voicecore_jobs delete',
  'outbox voicecore_jobs select',
  'outbox voicecore_jobs update',
  'outbox voicecore_platform select',
  'people public insert',
  'people public select',
  'people public update',
  'people voicecore_lookup select',
  'people voicecore_platform select',
  'queue_places voicecore_jobs select',
  'sessions voicecore_jobs delete',
  'sessions voicecore_jobs select',
  'tenants voicecore_jobs select',
  'tenants voicecore_platform insert',
  'tenants voicecore_platform select',
  'tenants voicecore_platform update',
]);

/** Keys that must be unique in the whole installation: a number reaches one tenant, an account belongs to one. */
const installationWide = new Set(['memberships_person', 'numbers_e164_key']);

/**
 * Functions that run as their owner: two lookups, which return only ids, those that create accounts and store
 * passwords, those that request a job or report a failed one, and those that ask for the screening of the whole
 * installation or whether its outgoing calls are stopped.
 */
const definers = new Set([
  'app.accept_invitation',
  'app.add_person',
  'app.change_password',
  'app.dead_jobs',
  'app.dead_jobs_of_all',
  'app.enqueue',
  'app.installation_lists',
  'app.installation_rules',
  'app.invite',
  'app.lookup_number',
  'app.lookup_person',
  'app.outbound_is_stopped',
  'app.password_hash',
]);

const policyText = (column: string): string =>
  `(${column} = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))`;

const tables = `select c.oid, c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced, a.attnotnull as "notNull"
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  left join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
  where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'graphile_worker') and c.relkind in ('r', 'p')
  order by 2`;

interface Table {
  oid: number;
  name: string;
  enabled: boolean;
  forced: boolean;
  /** Null if there is no tenant_id. */
  notNull: boolean | null;
}

async function tableFaults(ask: Ask): Promise<string[]> {
  const faults: string[] = [];
  for (const table of await ask<Table>(tables)) {
    const say = (text: string) => faults.push(`${table.name}: ${text}`);
    const tenanted = table.notNull !== null;
    if (!tenanted && !untenanted.includes(table.name)) say("has no tenant_id and is not listed as the installation's");
    if (!tenanted && !['credentials', 'people', 'tenants'].includes(table.name)) continue;
    if (!table.enabled) say('row-level security is off');
    if (!table.forced) say('row-level security does not bind the owner');
    if (tenanted && !table.notNull) say('tenant_id may be null');
    if (!['credentials', 'people'].includes(table.name))
      faults.push(...(await policyFaults(ask, table, tenanted ? 'tenant_id' : 'id')));
    if (tenanted) faults.push(...(await indexFaults(ask, table)), ...(await foreignKeyFaults(ask, table)));
  }
  return faults;
}

async function policyFaults(ask: Ask, table: Table, column: string): Promise<string[]> {
  const sql = `select polcmd as cmd, polpermissive as permissive, polroles = '{0}' as "forAll",
      pg_get_expr(polqual, polrelid) as qual, pg_get_expr(polwithcheck, polrelid) as "check"
    from pg_policy where polrelid = $1 and polname = 'tenant_isolation'`;
  const [policy] = await ask<{ cmd: string; permissive: boolean; forAll: boolean; qual: string; check: string }>(sql, [
    table.oid,
  ]);
  if (!policy) return [`${table.name}: has no policy tenant_isolation`];
  const expected = policyText(column);
  const faults = [];
  if (policy.cmd !== '*' || !policy.permissive || !policy.forAll)
    faults.push('tenant_isolation is not for every command and role');
  if (policy.qual !== expected) faults.push(`USING is ${policy.qual}`);
  if (policy.check !== expected) faults.push(`WITH CHECK is ${policy.check}`);
  return faults.map((fault) => `${table.name}: ${fault}`);
}

async function indexFaults(ask: Ask, table: Table): Promise<string[]> {
  const sql = `select i.indexrelid::regclass::text as name, i.indisunique as "unique", i.indpred is null and i.indisvalid as whole,
      (select attname from pg_attribute where attrelid = i.indrelid and attnum = i.indkey[0]) as first
    from pg_index i where i.indrelid = $1`;
  const indexes = await ask<{ name: string; unique: boolean; whole: boolean; first: string }>(sql, [table.oid]);
  const faults = indexes
    .filter((index) => index.unique && index.first !== 'tenant_id' && !installationWide.has(index.name))
    .map((index) => `${table.name}: ${index.name} is unique across tenants`);
  if (!indexes.some((index) => index.whole && index.first === 'tenant_id')) {
    faults.push(`${table.name}: no index starts with tenant_id`);
  }
  return faults;
}

/**
 * A foreign key to a table with tenants must include the tenant; otherwise it links two tenants and reveals what
 * exists.
 */
async function foreignKeyFaults(ask: Ask, table: Table): Promise<string[]> {
  const sql = `select k.conname as name, k.confrelid::regclass::text as target,
      exists (select from pg_attribute a where a.attrelid = k.confrelid and a.attname = 'tenant_id') as tenanted,
      exists (select from unnest(k.conkey, k.confkey) as pair (mine, theirs)
        join pg_attribute m on m.attrelid = k.conrelid and m.attnum = pair.mine
        join pg_attribute t on t.attrelid = k.confrelid and t.attnum = pair.theirs
        where m.attname = 'tenant_id' and t.attname in ('tenant_id', 'id')
          and (t.attname = 'tenant_id' or k.confrelid = 'tenants'::regclass)) as carries
    from pg_constraint k where k.conrelid = $1 and k.contype = 'f'`;
  const keys = await ask<{ name: string; target: string; tenanted: boolean; carries: boolean }>(sql, [table.oid]);
  const faults = keys
    .filter((key) => !key.carries && (key.tenanted || key.target === 'tenants'))
    .map((key) => `${table.name}: ${key.name} refers to ${key.target} without the tenant`);
  if (!keys.some((key) => key.target === 'tenants' && key.carries))
    faults.push(`${table.name}: tenant_id refers to no tenant`);
  return faults;
}

async function exceptionFaults(ask: Ask): Promise<string[]> {
  const sql = `select p.polrelid::regclass::text as "table", p.polname as name,
      coalesce(r.rolname, 'public') as role,
      case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end as cmd
    from pg_policy p join pg_class c on c.oid = p.polrelid
    cross join unnest(p.polroles) as u (role) left join pg_roles r on r.oid = u.role
    where p.polname <> 'tenant_isolation' and c.relnamespace <> 'graphile_worker'::regnamespace`;
  const found = await ask<{ table: string; name: string; role: string; cmd: string }>(sql);
  return found
    .filter(({ table, role, cmd }) => !exceptions.has(`${table} ${role} ${cmd}`))
    .map(({ table, name, role, cmd }) => `${table}: policy ${name} lets ${role} ${cmd} and is not listed`);
}

async function reachableFaults(ask: Ask): Promise<string[]> {
  const functions = await ask<{ name: string; pinned: boolean; owner: string }>(
    `select n.nspname || '.' || p.proname as name, pg_get_userbyid(p.proowner) as owner,
       coalesce(array_to_string(p.proconfig, ' ') like '%search_path=%', false) as pinned
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')`,
  );
  const views = await ask<{ name: string; kind: string; invoker: boolean }>(
    `select c.oid::regclass::text as name, c.relkind as kind,
       coalesce(array_to_string(c.reloptions, ' ') ~ 'security_invoker=(true|on|1)', false) as invoker
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('v', 'm', 'f') and n.nspname not in ('pg_catalog', 'information_schema')`,
  );
  return [
    ...functions
      .filter((one) => !definers.has(one.name))
      .map((one) => `${one.name}: runs as its owner and is not listed`),
    ...functions.filter((one) => !one.pinned).map((one) => `${one.name}: its search path is not pinned`),
    ...functions.filter((one) => one.owner !== 'voicecore_lookup').map((one) => `${one.name}: belongs to ${one.owner}`),
    ...views.filter((one) => one.kind !== 'v').map((one) => `${one.name}: row-level security cannot reach it`),
    ...views
      .filter((one) => one.kind === 'v' && !one.invoker)
      .map((one) => `${one.name}: a view that reads as its owner`),
  ];
}

async function privilegeFaults(ask: Ask): Promise<string[]> {
  const forbidden = await ask<{ text: string }>(
    `select c.relname || ': ' || coalesce(r.rolname, 'public') || ' may ' || a.privilege_type as text
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     cross join aclexplode(c.relacl) a left join pg_roles r on r.oid = a.grantee
     where n.nspname = 'public' and c.relkind in ('r', 'p') and a.grantee <> c.relowner
       and (a.privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN') or a.grantee = 0
         or c.relname in ('call_ledger', 'audit_entries') and a.privilege_type in ('UPDATE', 'DELETE')
         or r.rolname = 'voicecore_app' and c.relname in ('processes', 'rate_limits')
         or r.rolname <> 'voicecore_lookup' and (c.relname = 'credentials'
           or c.relname in ('people', 'memberships') and a.privilege_type = 'INSERT'))`,
  );
  const sealed = await ask<{ text: string }>(
    `select c.relname || ': ' || r.rolname || ' may read ' || a.attname as text
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     cross join pg_roles r
     where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and r.rolname in ('voicecore_jobs', 'voicecore_lookup')
       and (c.relname, r.rolname) <> ('credentials', 'voicecore_lookup')
       and (a.attname ~ 'sealed|wrapped_key|password|token_hash|caller' or a.atttypid = 'jsonb'::regtype and c.relname not in ('outbox', 'installation_rules'))
       and has_column_privilege(r.oid, c.oid, a.attnum, 'select')`,
  );
  const roles = await ask<{ text: string }>(
    `select r.rolname || ' is a superuser, bypasses row-level security or makes roles' as text from pg_roles r
     where r.rolname = any ($1) and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb)
     union all
     select pg_get_userbyid(m.member) || ' is a member of ' || pg_get_userbyid(m.roleid) from pg_auth_members m
     where pg_get_userbyid(m.member) = any ($1)
     union all
     select c.relname || ' belongs to ' || pg_get_userbyid(c.relowner) from pg_class c where pg_get_userbyid(c.relowner) = any ($1)`,
    [runtime],
  );
  return [...forbidden, ...sealed, ...roles].map((row) => row.text);
}

/**
 * The schema of the jobs belongs to the workers; the role of `app.enqueue` may add jobs, and no other role has access.
 */
async function jobFaults(ask: Ask): Promise<string[]> {
  const mayReach = await ask<{ text: string }>(
    `select r.rolname || ' may ' || p.name || ' ' || c.relname as text
       from pg_class c cross join pg_roles r cross join unnest(array['select', 'insert', 'update', 'delete', 'truncate']) as p (name)
      where c.relnamespace = 'graphile_worker'::regnamespace and c.relkind in ('r', 'p', 'v')
        and r.rolname = any ($1) and r.rolname <> 'voicecore_jobs'
        and not (r.rolname = 'voicecore_lookup' and (c.relname, p.name) in (('_private_jobs', 'select'), ('_private_jobs', 'insert'),
          ('_private_jobs', 'update'), ('_private_tasks', 'select'), ('_private_tasks', 'insert'),
          ('_private_job_queues', 'select'), ('_private_job_queues', 'insert')))
        and has_table_privilege(r.oid, c.oid, p.name)
     union all
     select r.rolname || ' may use the schema of the jobs' from pg_roles r
      where r.rolname in ('voicecore_app', 'voicecore_platform') and has_schema_privilege(r.oid, 'graphile_worker', 'usage')
     union all
     select c.relname || ': row-level security is off' from pg_class c
      where c.relnamespace = 'graphile_worker'::regnamespace and c.relkind in ('r', 'p') and not c.relrowsecurity
     union all
     select p.polrelid::regclass || ': a policy for ' || coalesce(r.rolname, 'public') from pg_policy p
       join pg_class c on c.oid = p.polrelid cross join unnest(p.polroles) as u (role) left join pg_roles r on r.oid = u.role
      where c.relnamespace = 'graphile_worker'::regnamespace and coalesce(r.rolname, 'public') not in ('voicecore_jobs', 'voicecore_lookup')`,
    [runtime],
  );
  return mayReach.map(({ text }) => text);
}

/** Columns that could store a network address or a geographic location. */
export async function whereaboutsFaults(ask: Ask): Promise<string[]> {
  const sql = `select c.relname || '.' || a.attname as name from pg_attribute a
    join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and (
      a.atttypid::regtype::text in ('inet', 'cidr', 'macaddr', 'point', 'box', 'circle', 'polygon')
      or a.attname ~* '(^|_)(ip|ips|ip_?addr(ess)?|remote_?addr(ess)?|forwarded|latitude|longitude|lat|lng|lon|geo|geoip|location|city|zip|postal_?code|country|region|user_?agent)(_|$)')`;
  return (await ask<{ name: string }>(sql)).map((row) => `${row.name}: may hold an address or a place`);
}

/** Returns everything in the catalog that could let one tenant see another; empty if there is nothing. */
export async function catalogueFaults(ask: Ask): Promise<string[]> {
  const parts = [tableFaults, exceptionFaults, reachableFaults, privilegeFaults, jobFaults, whereaboutsFaults];
  const faults: string[] = [];
  for (const part of parts) faults.push(...(await part(ask)));
  return faults;
}

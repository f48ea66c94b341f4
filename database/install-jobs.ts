import { Logger, runMigrations } from 'graphile-worker';
import { Pool } from 'pg';

/**
 * Who may access the schema of the jobs: the worker's login may do everything there, and the role of `app.enqueue` may
 * add jobs. The tables belong to the owner and have row-level security without policies of their own, so each role
 * needs its own policy; a newer version of the library may add tables, so all are covered.
 */
const rights = `
  do $$
  declare
    target regclass;
  begin
    for target in select c.oid::regclass from pg_class c
      where c.relnamespace = 'graphile_worker'::regnamespace and c.relkind in ('r', 'p') loop
      if not exists (select from pg_policy where polrelid = target and polname = 'voicecore_jobs_all') then
        execute format('alter table %s enable row level security', target);
        execute format('create policy voicecore_jobs_all on %s to voicecore_jobs using (true) with check (true)', target);
      end if;
    end loop;
    for target in select unnest(array['graphile_worker._private_jobs', 'graphile_worker._private_tasks',
      'graphile_worker._private_job_queues'])::regclass loop
      if not exists (select from pg_policy where polrelid = target and polname = 'voicecore_lookup_all') then
        execute format('create policy voicecore_lookup_all on %s to voicecore_lookup using (true) with check (true)', target);
      end if;
    end loop;
  end $$;
  alter view graphile_worker.jobs set (security_invoker = true);
  revoke all on all tables in schema graphile_worker from public;
  revoke all on all functions in schema graphile_worker from public;
  grant usage on schema graphile_worker to voicecore_jobs, voicecore_lookup;
  grant select, insert, update, delete on all tables in schema graphile_worker to voicecore_jobs;
  grant execute on all functions in schema graphile_worker to voicecore_jobs;
  grant execute on function graphile_worker.add_job, graphile_worker.add_jobs to voicecore_lookup;
  grant select, insert, update on graphile_worker._private_jobs to voicecore_lookup;
  grant select, insert on graphile_worker._private_tasks, graphile_worker._private_job_queues to voicecore_lookup;
`;

/** The library's output about its own migrations is not useful; a failure is thrown. */
const silent = new Logger(() => () => undefined);

/** Brings graphile-worker's schema to the version of the library, as its owner. Safe to repeat. */
export async function installJobs(ownerUrl: string): Promise<void> {
  const pool = new Pool({ connectionString: ownerUrl, max: 1 });
  // Without listeners, a connection that breaks while idle ends the process, and the library prints complaints.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await runMigrations({ pgPool: pool, schema: 'graphile_worker', logger: silent });
    await pool.query(rights);
  } finally {
    await pool.end();
  }
}

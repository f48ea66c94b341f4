import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the processes share, the narrow policies of the jobs role, and the two lookups needed before a tenant is known.
 */
export class WorkersAndLookup1795000000005 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table processes (
        id uuid primary key,
        renewed_at timestamptz not null default now(),
        started_at timestamptz not null default now()
      );
      -- Keys are keyed hashes; the table is not written ahead and empty after a crash, which is right for limits.
      create unlogged table rate_limits (
        key bytea primary key,
        hits int not null,
        expires_at timestamptz not null
      );
      create index rate_limits_expiry on rate_limits (expires_at);
      grant select, insert, update, delete on processes, rate_limits to voicecore_jobs;

      select app.open_to('calls', 'voicecore_jobs', 'select');
      select app.open_to('calls', 'voicecore_jobs', 'update');
      grant select (tenant_id, id, carrier_sid, stage, n, seq, started_at, answered_at, ended_at, completed_at, wake_at,
        owner_process, owner_n), update (wake_at) on calls to voicecore_jobs;
      select app.open_to('outbox', 'voicecore_jobs', 'select');
      select app.open_to('outbox', 'voicecore_jobs', 'update');
      grant select, update (due_at, attempts, done_at) on outbox to voicecore_jobs;
      select app.open_to('agent_screens', 'voicecore_jobs', 'select');
      select app.open_to('agent_screens', 'voicecore_jobs', 'update');
      select app.open_to('agent_screens', 'voicecore_jobs', 'delete');
      grant select, update (seen_at), delete on agent_screens to voicecore_jobs;
      select app.open_to('offers', 'voicecore_jobs', 'select');
      grant select (tenant_id, id, call_id, agent_id, k, state, expires_at) on offers to voicecore_jobs;
    `);
    // The functions return ids only and belong to a role that can read nothing else: the definer is not a superuser, its
    // search path is pinned, and row-level security still applies to it through its own policies.
    await db.query(`
      create function app.lookup_number(called text) returns uuid
      language sql stable security definer set search_path = pg_catalog, public as $$
        select tenant_id from public.numbers where e164 = called
      $$;
      create function app.lookup_person(email bytea) returns table (person_id uuid, tenant_id uuid)
      language sql stable security definer set search_path = pg_catalog, public as $$
        select m.person_id, m.tenant_id from public.people p join public.memberships m on m.person_id = p.id
        where p.email_hmac = email and p.disabled_at is null and m.disabled_at is null
        order by m.tenant_id
      $$;
      grant create on schema app to voicecore_lookup;
      alter function app.lookup_number(text) owner to voicecore_lookup;
      alter function app.lookup_person(bytea) owner to voicecore_lookup;
      revoke create on schema app from voicecore_lookup;
    `);
    await db.query(`
      set local role voicecore_lookup;
      revoke all on function app.lookup_number(text), app.lookup_person(bytea) from public;
      grant execute on function app.lookup_number(text), app.lookup_person(bytea) to voicecore_app;
      reset role;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

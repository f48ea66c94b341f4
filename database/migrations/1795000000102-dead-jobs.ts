import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Jobs that failed permanently, for the list in which people see what was not done: a tenant sees its own, the platform
 * those of all. A job's number is shown as a UUID, so that the list has one kind of id. PL/pgSQL, because the tables
 * are installed after the migrations have run.
 */
export class DeadJobs1795000000102 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function app.job_uuid(job bigint) returns uuid
      language sql immutable set search_path = pg_catalog as $$
        select ('00000000-0000-8000-8000-' || lpad(to_hex(job), 12, '0'))::uuid
      $$;
      grant execute on function app.job_uuid(bigint) to voicecore_lookup, voicecore_jobs;

      create function app.dead_jobs_of_all() returns table (id uuid, tenant_id uuid, kind text, fault text, attempts int,
        created_at timestamptz, failed_at timestamptz)
      language plpgsql stable security definer set search_path = pg_catalog as $$
      begin
        return query
          select app.job_uuid(j.id), (j.payload ->> 'tenantId')::uuid, t.identifier,
              case when j.last_error ~ '^[A-Za-z0-9_.-]{1,60}$' then j.last_error else 'unknown' end, j.attempts::int,
              j.created_at, date_trunc('milliseconds', j.updated_at)
            from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
           where j.attempts >= j.max_attempts and j.locked_at is null and j.key is not null
             and j.payload ->> 'tenantId' is not null;
      end $$;
      create function app.dead_jobs() returns table (id uuid, tenant_id uuid, kind text, fault text, attempts int,
        created_at timestamptz, failed_at timestamptz)
      language sql stable security definer set search_path = pg_catalog as $$
        select * from app.dead_jobs_of_all() a
         where a.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
      $$;
      grant create on schema app to voicecore_lookup;
      alter function app.dead_jobs_of_all() owner to voicecore_lookup;
      alter function app.dead_jobs() owner to voicecore_lookup;
      revoke create on schema app from voicecore_lookup;
    `);
    await db.query(`
      set local role voicecore_lookup;
      revoke all on function app.dead_jobs_of_all(), app.dead_jobs() from public;
      grant execute on function app.dead_jobs_of_all() to voicecore_platform;
      grant execute on function app.dead_jobs() to voicecore_app;
      reset role;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Jobs: what a transaction requests to be done later, by whichever worker is first. The tables are graphile-worker's
 * own, in its schema (`database/install-jobs.ts`); a tenant reaches them only through this one function, which runs as
 * a role that cannot log in, accepts only listed names and an id, and sets the tenant of the transaction itself.
 */
export class Jobs1795000000100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Under which name a process holds its jobs: those of a process that is gone are given back.
      alter table processes add column job_runner text;

      -- What a tenant may ask for. A later migration replaces this function to name one more.
      create function app.job_tasks() returns text[]
      language sql immutable set search_path = pg_catalog as $$ select array['embed_entry'] $$;
      grant execute on function app.job_tasks() to voicecore_lookup;

      -- One job waits for each row and task: asked for again, it is the same job and begins its tries anew.
      create function app.enqueue(task text, subject uuid) returns void
      language plpgsql volatile security definer set search_path = pg_catalog as $$
      declare
        tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
      begin
        if tenant is null then
          raise exception 'a job belongs to the tenant of its transaction' using errcode = '42501';
        end if;
        if subject is null or task is null or task <> all (app.job_tasks()) then
          raise exception 'not a task of app.job_tasks, or no row' using errcode = '22023';
        end if;
        perform graphile_worker.add_job(task, json_build_object('tenantId', tenant, 'id', subject),
          max_attempts => 10, job_key => concat_ws(':', task, tenant, subject));
      end $$;
      grant create on schema app to voicecore_lookup;
      alter function app.enqueue(text, uuid) owner to voicecore_lookup;
      revoke create on schema app from voicecore_lookup;
    `);
    await db.query(`
      set local role voicecore_lookup;
      revoke all on function app.enqueue(text, uuid) from public;
      grant execute on function app.enqueue(text, uuid) to voicecore_app, voicecore_platform;
      reset role;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

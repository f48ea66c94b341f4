import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Ways to ask that were proposed for an entry, and what a person decided about each: an approved one is also an
 * alternate of its entry, a discarded one is not proposed again. `knowledge_wordings` records the progress of
 * proposing. Such jobs have lower priority than others, and those of one tenant run one after the other, so that one
 * tenant's import leaves room for others.
 */
export class ProposedWays1795000000132 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table knowledge_wordings (
        tenant_id uuid not null references tenants (id),
        entry_id uuid not null,
        state text not null check (state in ('waiting', 'made', 'failed')),
        fault text check (fault in ('unreachable', 'slow', 'unusable')),
        -- Counts how often it was asked for, so that an earlier job does not answer for a later one.
        asked int not null default 1,
        asked_at timestamptz not null,
        primary key (tenant_id, entry_id),
        check ((state = 'failed') = (fault is not null)),
        foreign key (tenant_id, entry_id) references knowledge_entries (tenant_id, id) on delete cascade
      );
      create index knowledge_wordings_waiting on knowledge_wordings (tenant_id, asked_at, entry_id) where state = 'waiting';
      select app.protect('knowledge_wordings');
      grant select, insert, update, delete on knowledge_wordings to voicecore_app;

      create table knowledge_ways (
        tenant_id uuid not null references tenants (id),
        id uuid not null,
        entry_id uuid not null,
        language text not null check (language in ('en', 'es')),
        way text not null check (length(way) between 1 and 300),
        -- As it is compared: without politeness, accents and case.
        phrase text not null check (length(phrase) between 1 and 400),
        origin text not null check (origin in ('model', 'rules')),
        state text not null check (state in ('proposed', 'approved', 'discarded')),
        place int not null,
        primary key (tenant_id, id),
        unique (tenant_id, entry_id, phrase),
        foreign key (tenant_id, entry_id) references knowledge_entries (tenant_id, id) on delete cascade
      );
      select app.protect('knowledge_ways');
      grant select, insert, update, delete on knowledge_ways to voicecore_app;

      create or replace function app.job_tasks() returns text[]
      language sql immutable set search_path = pg_catalog as $$ select array['embed_entry', 'propose_ways'] $$;
    `);
    await db.query(`
      grant create on schema app to voicecore_lookup;
      set local role voicecore_lookup;
      create or replace function app.enqueue(task text, subject uuid) returns void
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
          queue_name => case task when 'propose_ways' then concat_ws(':', task, tenant) end,
          max_attempts => 10, job_key => concat_ws(':', task, tenant, subject),
          priority => case task when 'propose_ways' then 10 else 0 end);
      end $$;
      reset role;
      revoke create on schema app from voicecore_lookup;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

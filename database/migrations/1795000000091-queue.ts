import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is waiting for a person: one row per waiting call, written with the decision that queued it. */
export class Queue1795000000091 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table queue_places (
        tenant_id uuid not null references tenants (id),
        call_id uuid not null,
        target_kind text not null check (target_kind in ('agent', 'department')),
        target_id uuid not null,
        queued_at timestamptz not null,
        tried uuid[] not null default '{}',
        primary key (tenant_id, call_id),
        foreign key (tenant_id, call_id) references calls (tenant_id, id) on delete cascade
      );
      select app.protect('queue_places');
      select app.open_to('queue_places', 'voicecore_jobs', 'select');
      grant select, insert, update, delete on queue_places to voicecore_app;
      grant select (tenant_id) on queue_places to voicecore_jobs;

      -- Callers who wait already keep their places. The owner is under the policies too; this concerns every tenant.
      alter table calls no force row level security;
      alter table queue_places no force row level security;
      insert into queue_places (tenant_id, call_id, target_kind, target_id, queued_at, tried)
        select tenant_id, id, state -> 'target' ->> 'kind', (state -> 'target' ->> 'id')::uuid,
          to_timestamp(coalesce((state ->> 'queuedAt')::float8, extract(epoch from started_at) * 1000) / 1000),
          array(select jsonb_array_elements_text(state -> 'tried')::uuid)
        from calls where stage = 'waiting' and ended_at is null and jsonb_typeof(state -> 'target') = 'object';
      alter table queue_places force row level security;
      alter table calls force row level security;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

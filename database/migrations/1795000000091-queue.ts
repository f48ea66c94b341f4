import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who waits for a person: one row a waiting call, written with the decision that queued it. */
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
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

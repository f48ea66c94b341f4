import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which process is carrying out an effect, and effects that have failed permanently: they are not done, and people see
 * them. A fault is a code, never a person's words.
 */
export class DeadLetters1795000000040 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table outbox
        add column taken_by uuid,
        add column failed_at timestamptz,
        add column fault text constraint outbox_fault check (fault ~ '^[A-Za-z0-9_.-]{1,60}$');
      drop index outbox_due;
      create index outbox_due on outbox (due_at) where done_at is null and failed_at is null;
      create index outbox_failed on outbox (tenant_id, failed_at desc, id desc) where done_at is null and failed_at is not null;
      grant update (taken_by, failed_at, fault) on outbox to voicecore_jobs;

      -- The super admin sees which effects of any tenant have failed: ids, kinds and codes, without payloads.
      select app.open_to('outbox', 'voicecore_platform', 'select');
      grant select (tenant_id, id, call_id, kind, attempts, created_at, done_at, failed_at, fault) on outbox to voicecore_platform;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

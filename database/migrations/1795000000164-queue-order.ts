import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What ranks waiting callers besides their wait, and what each was last told. A caller for whom an agent is being called
 * keeps the row, so that the others' positions and the caller's own announcements go on where they were.
 */
export class QueueOrder1795000000164 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table queue_places
        add column ringing boolean not null default false,
        add column escalated boolean not null default false,
        add column pulled_at timestamptz,
        add column told_sentence text check (told_sentence in ('standing', 'keys', 'thanks')),
        add column told_position int,
        add column told_minutes int,
        add column told_wait_ms int,
        add column told_at timestamptz
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

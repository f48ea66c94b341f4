import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A text that cannot be spoken is also recorded for the administrators. */
export class NotesOfTexts1795000000081 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table tenant_notes drop constraint tenant_notes_kind_check;
      alter table tenant_notes add constraint tenant_notes_kind_check
        check (kind in ('session_refused', 'text_left_out'));
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

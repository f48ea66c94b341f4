import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Hours may last past midnight: a period that closes before it opens closes on the next day. */
export class HoursPastMidnight1795000000080 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table hours drop constraint hours_check;
      alter table hours add constraint hours_not_empty check (opens <> closes);
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

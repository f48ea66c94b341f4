import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A separate outcome for calls that end because the business is closed and wants callers to be told so, and no more. */
export class AfterHours1795000000165 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table calls drop constraint calls_outcome, add constraint calls_outcome check (outcome in ('answered_by_person',
        'answered_by_receptionist', 'message_left', 'missed', 'abandoned_waiting', 'abandoned_ringing', 'no_message',
        'hung_up', 'closed', 'refused', 'blocked', 'failed', 'put_through', 'helped', 'gave_up', 'suspended',
        'line_failed', 'too_long', 'trouble'))
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When to ask the carrier whether a call still exists: every stage has a deadline, whatever else should end it. */
export class CarrierWatch1795000000011 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table calls add column check_at timestamptz;
      alter table calls no force row level security;
      update calls set check_at = now() where ended_at is null;
      alter table calls force row level security;
      create index calls_check on calls (check_at) where ended_at is null;
      grant select (carrier_sid, check_at), update (check_at, owner_process) on calls to voicecore_jobs;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

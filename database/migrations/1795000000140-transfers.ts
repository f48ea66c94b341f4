import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A call has a separate stage while its caller is being transferred, and an agent's last calls can be found by the
 * agent.
 */
export class Transfers1795000000140 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table calls drop constraint calls_stage_check, add constraint calls_stage_check check (stage in
        ('arriving', 'challenged', 'receptionist', 'waiting', 'ringing', 'talking', 'held', 'transferring', 'message',
         'announcing', 'ended'));
      create index offers_of_agent on offers (tenant_id, agent_id, created_at desc);
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

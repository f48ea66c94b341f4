import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who set an agent's status for them, so that the agent can be informed; and an index of the calls that an agent did
 * not take.
 */
export class StatusBy1795000000155 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table agents add column status_by uuid;
      alter table agents add constraint agents_status_by foreign key (tenant_id, status_by)
        references memberships (tenant_id, person_id);
      create index offers_not_taken on offers (tenant_id, agent_id, created_at desc) where state in ('expired', 'declined');
      drop index offers_missed;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What presence needs in addition to the status: since when an agent is idle, and how many consecutive calls were
 * missed.
 */
export class Presence1795000000090 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The owner is under the policy too; what follows concerns the rows of every tenant.
      alter table agents no force row level security;
      update agents set status_reason = case status_reason when 'call_over' then 'call_ended' when 'missed_call' then 'missed_calls'
                                          else status_reason end
       where status_reason in ('call_over', 'missed_call');
      alter table agents
        add column idle_since timestamptz not null default now(),
        add column missed int not null default 0 check (missed >= 0),
        add column missed_seen_at timestamptz not null default now(),
        add constraint agents_status_reason check (status_reason in
          ('chosen', 'set_by_supervisor', 'in_call', 'call_ended', 'missed_calls', 'screens_gone', 'signed_out'));
      update agents set idle_since = status_at;
      alter table agents force row level security;
      -- The calls that an agent missed, newest first.
      create index offers_missed on offers (tenant_id, agent_id, expires_at desc) where state = 'expired';
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

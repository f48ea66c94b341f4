import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A membership that has ended is kept for the records, which name who did what, and is distinguished from one on hold.
 */
export class RemovedMembers1795000000031 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table memberships add column removed_at timestamptz;
      alter table memberships no force row level security;
      alter table agents no force row level security;
      update memberships m set removed_at = a.deleted_at, disabled_at = coalesce(m.disabled_at, a.deleted_at)
        from agents a where a.tenant_id = m.tenant_id and a.person_id = m.person_id and a.deleted_at is not null
          and not exists (select from agents b where b.tenant_id = a.tenant_id and b.person_id = a.person_id
            and b.deleted_at is null);
      alter table memberships force row level security;
      alter table agents force row level security;
      -- Whoever is removed may not sign in either, so that whatever asks the one need not ask the other.
      alter table memberships add constraint memberships_removed check (removed_at is null or disabled_at is not null);
      grant update (removed_at) on memberships to voicecore_app;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

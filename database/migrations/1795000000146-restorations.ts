import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whatever is removed can be restored. A department and an agent keep what was removed with them, as ids and hours; a
 * removed number reaches no one, may be given to another business, and keeps its name in the calls that refer to it.
 */
export class Restorations1795000000146 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table departments add column removed_with jsonb;
      alter table agents add column removed_with jsonb;
      alter table numbers add column removed_at timestamptz;
      alter table numbers add column removed_by text check (removed_by in ('tenant', 'platform'));
      alter table numbers add constraint numbers_removed check ((removed_at is null) = (removed_by is null));
      alter table numbers drop constraint numbers_e164_key;
      create unique index numbers_e164_key on numbers (e164) where removed_at is null;
      grant select (removed_at) on numbers to voicecore_lookup;
      grant create on schema app to voicecore_lookup;
      set local role voicecore_lookup;
      create or replace function app.lookup_number(called text) returns uuid
      language sql stable security definer set search_path = pg_catalog, public as $$
        select tenant_id from public.numbers where e164 = called and removed_at is null
      $$;
      reset role;
      revoke create on schema app from voicecore_lookup;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

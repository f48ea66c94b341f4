import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The installation's own lists and rules, which lie beneath those of each business, callers counted by the block of
 * numbers they call from, and numbers whose callers are not screened. A business asks through two functions: which list
 * a hash is on, and what the rules are; the numbers themselves are the super admin's.
 */
export class InstallationScreening1795000000163 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table installation_numbers (
        id uuid primary key,
        list text not null check (list in ('allow', 'block')),
        number_hmac bytea not null unique,
        number_sealed bytea not null,
        is_prefix boolean not null,
        created_at timestamptz not null
      );
      create index installation_numbers_newest on installation_numbers (list, created_at desc, id desc);
      grant select, insert, update, delete on installation_numbers to voicecore_platform;
      grant select (list, number_hmac) on installation_numbers to voicecore_lookup;

      create table installation_rules (
        one boolean primary key default true check (one),
        version int not null,
        rules jsonb not null
      );
      insert into installation_rules (version, rules) values (1, '[]');
      grant select, update on installation_rules to voicecore_platform;
      grant select on installation_rules to voicecore_lookup;

      create function app.installation_lists(hashes bytea[]) returns text[]
      language sql stable security definer set search_path = pg_catalog, public as $$
        select coalesce(array_agg(list), '{}') from public.installation_numbers where number_hmac = any(hashes)
      $$;
      create function app.installation_rules() returns jsonb
      language sql stable security definer set search_path = pg_catalog, public as $$
        select rules from public.installation_rules
      $$;
      grant create on schema app to voicecore_lookup;
      alter function app.installation_lists(bytea[]) owner to voicecore_lookup;
      alter function app.installation_rules() owner to voicecore_lookup;
      revoke create on schema app from voicecore_lookup;
      set local role voicecore_lookup;
      revoke all on function app.installation_lists(bytea[]), app.installation_rules() from public;
      grant execute on function app.installation_lists(bytea[]), app.installation_rules() to voicecore_app;
      reset role;

      -- The keyed hash of the beginning that a caller's number has in common with its neighbors.
      alter table calls add column neighbors_hmac bytea;
      create index calls_neighbors on calls (tenant_id, neighbors_hmac, started_at desc) where neighbors_hmac is not null;

      alter table numbers add column screened boolean not null default true;
      grant update on screening_verdicts to voicecore_app;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

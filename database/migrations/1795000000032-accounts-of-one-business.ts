import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An account belongs to one business, and its email is unique in that business alone. While an email was unique in the
 * installation, the first business to use it kept it from all others, without any proof that it owned it.
 */
export class AccountsOfOneBusiness1795000000032 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table memberships no force row level security;
      alter table people no force row level security;
      alter table memberships add column email_hmac bytea;
      update memberships m set email_hmac = p.email_hmac from people p where p.id = m.person_id;
      alter table memberships alter column email_hmac set not null;
      create unique index memberships_email on memberships (tenant_id, email_hmac) where removed_at is null;
      create index memberships_sign_in on memberships (email_hmac) where disabled_at is null;
      drop index memberships_person;
      create unique index memberships_person on memberships (person_id);
      alter table people force row level security;
      alter table memberships force row level security;
      grant select (email_hmac) on memberships to voicecore_lookup;
    `);
    await db.query(`
      grant select (removed_at) on memberships to voicecore_lookup;
      grant create on schema app to voicecore_lookup;
      set local role voicecore_lookup;
      create or replace function app.lookup_person(email bytea) returns table (person_id uuid, tenant_id uuid)
      language sql stable security definer set search_path = pg_catalog, public as $$
        select m.person_id, m.tenant_id from public.memberships m join public.people p on p.id = m.person_id
        where m.email_hmac = email and p.disabled_at is null and m.disabled_at is null
        order by m.tenant_id
      $$;
      create or replace function app.add_person(person uuid, email bytea, sealed_email bytea, hash text, demo boolean, as_role text, sealed_name bytea)
      returns void language sql security definer set search_path = pg_catalog, public as $$
        insert into public.people (id, email_sealed, invited, is_demo) values (person, sealed_email, hash = 'none', demo);
        insert into public.credentials (person_id, password_hash) values (person, hash);
        insert into public.memberships (tenant_id, person_id, role, name_sealed, email_hmac)
        values (nullif(current_setting('app.tenant_id', true), '')::uuid, person, as_role, sealed_name, email);
      $$;
      -- Takes the password away, so that only this invitation lets the person in.
      create or replace function app.invite(person uuid, token uuid) returns boolean
      language sql security definer set search_path = pg_catalog, public as $$
        with invited as (
          update public.credentials c set password_hash = 'none', invitation = token
           where c.person_id = person and exists (select from public.memberships m where m.person_id = person
             and m.removed_at is null and m.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
          returning c.person_id), marked as (
          update public.people p set invited = true from invited where p.id = invited.person_id returning 1)
        select exists (select from marked)
      $$;
      reset role;
      revoke create on schema app from voicecore_lookup;
      alter table people drop column email_hmac;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

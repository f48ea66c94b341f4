import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Puts accounts out of reach of a tenant's statements: passwords in a table that no login reads, and memberships
 * created only together with a new account. A member of another tenant cannot be taken over, whatever SQL runs inside
 * this one.
 */
export class Credentials1795000000030 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table credentials (
        person_id uuid primary key references people (id) on delete cascade,
        password_hash text not null,
        -- The one invitation that may be answered; a newer one takes its place, an answer removes it.
        invitation uuid
      );
      alter table credentials enable row level security;
      alter table people no force row level security;
      insert into credentials (person_id, password_hash) select id, password_hash from people;
      alter table people add column invited boolean not null default false;
      update people set invited = password_hash = 'none';
      alter table people drop column password_hash;
      alter table people force row level security;
      alter table credentials force row level security;
      select app.open_to('credentials', 'voicecore_lookup', 'select');
      select app.open_to('credentials', 'voicecore_lookup', 'insert');
      select app.open_to('credentials', 'voicecore_lookup', 'update');
      grant select, insert, update (password_hash, invitation) on credentials to voicecore_lookup;
      grant insert, update (invited) on people to voicecore_lookup;
      grant insert on memberships to voicecore_lookup;

      revoke insert, update on people from voicecore_app, voicecore_platform;
      revoke insert, update on memberships from voicecore_app, voicecore_platform;
      revoke delete on memberships from voicecore_platform;
      grant update (email_hmac, email_sealed, disabled_at) on people to voicecore_app;
      grant update (role, name_sealed, disabled_at) on memberships to voicecore_app;
      drop policy voicecore_platform_insert on people;
      drop policy voicecore_platform_update on people;

      -- The super admins are the members of the platform's own tenant, and nobody else can be one.
      alter table memberships no force row level security;
      alter table memberships add constraint memberships_super_admin check
        ((role = 'super_admin') = (tenant_id = '00000000-0000-7000-8000-000000000001'));
      alter table memberships force row level security;
    `);
    // Each works only for the tenant of the transaction. They belong to a role that cannot log in.
    await db.query(`
      create function app.add_person(person uuid, email bytea, sealed_email bytea, hash text, demo boolean, as_role text, sealed_name bytea)
      returns void language sql security definer set search_path = pg_catalog, public as $$
        insert into public.people (id, email_hmac, email_sealed, invited, is_demo) values (person, email, sealed_email, hash = 'none', demo);
        insert into public.credentials (person_id, password_hash) values (person, hash);
        insert into public.memberships (tenant_id, person_id, role, name_sealed)
        values (nullif(current_setting('app.tenant_id', true), '')::uuid, person, as_role, sealed_name);
      $$;
      create function app.password_hash(person uuid) returns text
      language sql stable security definer set search_path = pg_catalog, public as $$
        select c.password_hash from public.credentials c join public.memberships m on m.person_id = c.person_id
         where c.person_id = person and m.disabled_at is null
           and m.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
      $$;
      create function app.change_password(person uuid, old_hash text, new_hash text) returns boolean
      language sql security definer set search_path = pg_catalog, public as $$
        with changed as (
          update public.credentials c set password_hash = new_hash, invitation = null
           where c.person_id = person and c.password_hash = old_hash and exists (
             select from public.memberships m where m.person_id = person and m.disabled_at is null
               and m.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
          returning 1)
        select exists (select from changed)
      $$;
      -- Takes the password away, so that only this invitation lets the person in. Not for somebody who is elsewhere too.
      create function app.invite(person uuid, token uuid) returns boolean
      language sql security definer set search_path = pg_catalog, public as $$
        with invited as (
          update public.credentials c set password_hash = 'none', invitation = token
           where c.person_id = person
             and exists (select from public.memberships m where m.person_id = person
               and m.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
             and not exists (select from public.memberships m where m.person_id = person
               and m.tenant_id is distinct from nullif(current_setting('app.tenant_id', true), '')::uuid)
          returning c.person_id), marked as (
          update public.people p set invited = true from invited where p.id = invited.person_id returning 1)
        select exists (select from marked)
      $$;
      -- Single use: the update finds the invitation once, however many answers come at the same moment.
      create function app.accept_invitation(person uuid, token uuid, hash text) returns boolean
      language sql security definer set search_path = pg_catalog, public as $$
        with accepted as (
          update public.credentials c set password_hash = hash, invitation = null
           where c.person_id = person and c.invitation = token and c.password_hash = 'none' and exists (
             select from public.memberships m where m.person_id = person and m.disabled_at is null
               and m.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
          returning c.person_id), marked as (
          update public.people p set invited = false from accepted where p.id = accepted.person_id returning 1)
        select exists (select from marked)
      $$;
      grant create on schema app to voicecore_lookup;
      alter function app.add_person(uuid, bytea, bytea, text, boolean, text, bytea) owner to voicecore_lookup;
      alter function app.password_hash(uuid) owner to voicecore_lookup;
      alter function app.change_password(uuid, text, text) owner to voicecore_lookup;
      alter function app.invite(uuid, uuid) owner to voicecore_lookup;
      alter function app.accept_invitation(uuid, uuid, text) owner to voicecore_lookup;
      revoke create on schema app from voicecore_lookup;
    `);
    await db.query(`
      set local role voicecore_lookup;
      revoke all on function app.add_person(uuid, bytea, bytea, text, boolean, text, bytea), app.password_hash(uuid),
        app.change_password(uuid, text, text), app.invite(uuid, uuid), app.accept_invitation(uuid, uuid, text) from public;
      grant execute on function app.password_hash(uuid), app.change_password(uuid, text, text),
        app.accept_invitation(uuid, uuid, text) to voicecore_app;
      grant execute on function app.add_person(uuid, bytea, bytea, text, boolean, text, bytea), app.invite(uuid, uuid)
        to voicecore_app, voicecore_platform;
      reset role;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

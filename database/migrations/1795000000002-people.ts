import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts, their memberships in tenants, and their sessions. */
export class People1795000000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- One account a person in the installation. It belongs to no tenant; a tenant sees it through a membership.
      create table people (
        id uuid primary key,
        email_hmac bytea not null unique,
        email_sealed bytea not null,
        password_hash text not null,
        disabled_at timestamptz,
        created_at timestamptz not null default now(),
        is_demo boolean not null default false
      );

      create table memberships (
        tenant_id uuid not null references tenants (id),
        person_id uuid not null references people (id),
        role text not null check (role in ('super_admin', 'tenant_admin', 'supervisor', 'agent')),
        name_sealed bytea not null,
        disabled_at timestamptz,
        created_at timestamptz not null default now(),
        primary key (tenant_id, person_id)
      );
      create index memberships_person on memberships (person_id);
      select app.protect('memberships');
      select app.open_to('memberships', 'voicecore_platform', 'select');
      select app.open_to('memberships', 'voicecore_lookup', 'select');
      grant select, insert, update, delete on memberships to voicecore_app, voicecore_platform;
      grant select (tenant_id, person_id, disabled_at) on memberships to voicecore_lookup;

      alter table people enable row level security;
      alter table people force row level security;
      create policy of_tenant on people for select using (exists (
        select 1 from memberships m where m.person_id = people.id
          and m.tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)));
      create policy of_tenant_change on people for update
        using (exists (
          select 1 from memberships m where m.person_id = people.id
            and m.tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)))
        with check (exists (
          select 1 from memberships m where m.person_id = people.id
            and m.tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)));
      -- A new account is nobody's until a membership names it; without a tenant none can be made.
      create policy new_account on people for insert with check (
        (select nullif(current_setting('app.tenant_id', true), '')::uuid) is not null);
      select app.open_to('people', 'voicecore_platform', 'select');
      select app.open_to('people', 'voicecore_platform', 'insert');
      select app.open_to('people', 'voicecore_platform', 'update');
      select app.open_to('people', 'voicecore_lookup', 'select');
      grant select, insert, update (email_hmac, email_sealed, password_hash, disabled_at) on people to voicecore_app;
      grant select, insert, update on people to voicecore_platform;
      grant select (id, email_hmac, disabled_at) on people to voicecore_lookup;

      create table sessions (
        tenant_id uuid not null references tenants (id),
        id uuid not null,
        person_id uuid not null,
        family uuid not null,
        token_hash bytea not null,
        expires_at timestamptz not null,
        used_at timestamptz,
        revoked_at timestamptz,
        created_at timestamptz not null default now(),
        primary key (tenant_id, id),
        foreign key (tenant_id, person_id) references memberships (tenant_id, person_id) on delete cascade
      );
      create index sessions_family on sessions (tenant_id, family);
      create index sessions_person on sessions (tenant_id, person_id);
      create unique index sessions_token on sessions (tenant_id, token_hash);
      create index sessions_expiry on sessions (expires_at);
      select app.protect('sessions');
      select app.open_to('sessions', 'voicecore_jobs', 'select');
      select app.open_to('sessions', 'voicecore_jobs', 'delete');
      grant select, insert, update, delete on sessions to voicecore_app;
      grant select (tenant_id, id, expires_at), delete on sessions to voicecore_jobs;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

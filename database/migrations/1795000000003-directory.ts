import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Departments, agents, numbers, hours and the knowledge of the business. */
export class Directory1795000000003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create extension if not exists pg_trgm with schema public;
      create extension if not exists unaccent with schema public;

      create table departments (
        tenant_id uuid not null references tenants (id),
        id uuid not null,
        name_en text not null check (length(name_en) between 1 and 120),
        name_es text not null check (length(name_es) between 1 and 120),
        position int not null default 0,
        created_at timestamptz not null default now(),
        deleted_at timestamptz,
        primary key (tenant_id, id)
      );
      select app.protect('departments');
      grant select, insert, update, delete on departments to voicecore_app;
      grant select, insert on departments to voicecore_platform;

      create table agents (
        tenant_id uuid not null references tenants (id),
        id uuid not null,
        person_id uuid not null,
        extension text not null check (extension ~ '^[0-9]{2,6}$'),
        status text not null default 'not_available' check (status in ('available', 'busy', 'not_available')),
        status_reason text,
        status_at timestamptz not null default now(),
        status_seq int not null default 0,
        call_id uuid,
        deleted_at timestamptz,
        primary key (tenant_id, id),
        foreign key (tenant_id, person_id) references memberships (tenant_id, person_id),
        unique (tenant_id, person_id)
      );
      create unique index agents_extension on agents (tenant_id, extension) where deleted_at is null;
      select app.protect('agents');
      select app.open_to('agents', 'voicecore_jobs', 'select');
      grant select, insert, update, delete on agents to voicecore_app;
      grant select (tenant_id, id, status, status_at, status_seq, call_id, deleted_at) on agents to voicecore_jobs;

      create table department_agents (
        tenant_id uuid not null references tenants (id),
        department_id uuid not null,
        agent_id uuid not null,
        primary key (tenant_id, department_id, agent_id),
        foreign key (tenant_id, department_id) references departments (tenant_id, id) on delete cascade,
        foreign key (tenant_id, agent_id) references agents (tenant_id, id) on delete cascade
      );
      create index department_agents_agent on department_agents (tenant_id, agent_id);
      select app.protect('department_agents');
      grant select, insert, update, delete on department_agents to voicecore_app;

      -- A telephone number rings one tenant: unique in the installation, which is how a call finds its tenant.
      create table numbers (
        tenant_id uuid not null references tenants (id),
        id uuid not null,
        e164 text not null unique check (e164 ~ '^\\+[1-9][0-9]{6,14}$'),
        label text not null default '',
        answer_with text not null default 'auto' check (answer_with in ('auto', 'menu')),
        department_id uuid,
        created_at timestamptz not null default now(),
        primary key (tenant_id, id),
        foreign key (tenant_id, department_id) references departments (tenant_id, id)
      );
      select app.protect('numbers');
      select app.open_to('numbers', 'voicecore_platform', 'select');
      select app.open_to('numbers', 'voicecore_lookup', 'select');
      grant select, insert, update, delete on numbers to voicecore_app, voicecore_platform;
      grant select (tenant_id, e164) on numbers to voicecore_lookup;

      create table hours (
        tenant_id uuid not null references tenants (id),
        id uuid not null,
        department_id uuid,
        weekday int not null check (weekday between 1 and 7),
        opens int not null check (opens between 0 and 1440),
        closes int not null check (closes between 0 and 1440),
        primary key (tenant_id, id),
        foreign key (tenant_id, department_id) references departments (tenant_id, id) on delete cascade,
        check (opens < closes)
      );
      create index hours_weekday on hours (tenant_id, department_id, weekday);
      select app.protect('hours');
      grant select, insert, update, delete on hours to voicecore_app;
      grant select, insert on hours to voicecore_platform;
    `);
    await db.query(`
      create table knowledge_entries (
        tenant_id uuid not null references tenants (id),
        id uuid not null,
        question_en text not null,
        answer_en text not null,
        question_es text not null,
        answer_es text not null,
        alternates_en text[] not null default '{}',
        alternates_es text[] not null default '{}',
        revision int not null default 1,
        enabled boolean not null default true,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        primary key (tenant_id, id)
      );
      create index knowledge_entries_recent on knowledge_entries (tenant_id, updated_at desc, id);
      select app.protect('knowledge_entries');
      grant select, insert, update, delete on knowledge_entries to voicecore_app;

      create table knowledge_terms (
        tenant_id uuid not null references tenants (id),
        term text not null,
        language text not null check (language in ('en', 'es')),
        entry_id uuid not null,
        weight int not null,
        primary key (tenant_id, term, language, entry_id),
        foreign key (tenant_id, entry_id) references knowledge_entries (tenant_id, id) on delete cascade
      );
      create index knowledge_terms_entry on knowledge_terms (tenant_id, entry_id);
      select app.protect('knowledge_terms');
      grant select, insert, update, delete on knowledge_terms to voicecore_app;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

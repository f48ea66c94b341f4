import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Forgotten passwords: who has asked for a new one, and the one link with which they may set it. A person has at most
 * one row, so only the newest link counts.
 */
export class PasswordLinks1795000000151 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table password_links (
        tenant_id uuid not null references tenants,
        person_id uuid not null,
        asked_at timestamptz,
        token_hash bytea check (length(token_hash) = 32),
        expires_at timestamptz,
        primary key (tenant_id, person_id),
        foreign key (tenant_id, person_id) references memberships (tenant_id, person_id) on delete cascade,
        constraint password_links_whole check ((token_hash is null) = (expires_at is null))
      );
      alter table password_links enable row level security;
      alter table password_links force row level security;
      create policy tenant_isolation on password_links for all to public
        using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
        with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
      grant select, insert, update, delete on password_links to voicecore_app;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the system did differently from a tenant's settings, for its administrators. Codes and counts only. */
export class TenantNotes1795000000060 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table tenant_notes (
        tenant_id uuid not null references tenants (id),
        kind text not null check (kind in ('session_refused')),
        detail text not null check (length(detail) <= 120),
        count int not null default 1,
        first_at timestamptz not null,
        last_at timestamptz not null,
        primary key (tenant_id, kind)
      );
      select app.protect('tenant_notes');
      grant select, insert, update, delete on tenant_notes to voicecore_app;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

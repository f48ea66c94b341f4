import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A call's language is part of the version that it is pinned to; null means the tenant's current one, as before. */
export class ConfigurationLanguage1795000000092 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table configurations add column default_language text check (default_language in ('en', 'es'));
      alter table configurations no force row level security;
      alter table tenants no force row level security;
      update configurations c set default_language = t.default_language from tenants t where t.id = c.tenant_id;
      alter table configurations force row level security;
      alter table tenants force row level security;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

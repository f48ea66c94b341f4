import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Entries that were imported together, so that they can be removed together. */
export class KnowledgeImports1795000000120 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table knowledge_imports (
        tenant_id uuid not null references tenants (id),
        id uuid not null,
        source text not null check (source in ('text', 'table', 'page', 'document')),
        entries int not null check (entries > 0),
        created_at timestamptz not null,
        undone_at timestamptz,
        primary key (tenant_id, id)
      );
      create index knowledge_imports_recent on knowledge_imports (tenant_id, created_at desc, id);
      select app.protect('knowledge_imports');
      grant select, insert, update on knowledge_imports to voicecore_app;

      alter table knowledge_entries add column import_id uuid,
        add foreign key (tenant_id, import_id) references knowledge_imports (tenant_id, id);
      create index knowledge_entries_import on knowledge_entries (tenant_id, import_id) where import_id is not null;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The meaning of an entry as the numbers of an embedding model: one row per entry. A row from another model or from an
 * earlier revision of its entry is ignored and computed again. `knowledge_revisions` counts the changes of a tenant's
 * knowledge, so that a process knows with one read whether its copy in memory is current. The words of entries are
 * compared in memory; `knowledge_terms` is no longer read, but processes of the previous release still write it.
 */
export class KnowledgeVectors1795000000110 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table knowledge_vectors (
        tenant_id uuid not null references tenants (id),
        entry_id uuid not null,
        model text not null check (length(model) between 1 and 100),
        revision integer not null,
        question real[] not null,
        whole real[] not null,
        parts real[] not null,
        topics real[] not null,
        primary key (tenant_id, entry_id),
        foreign key (tenant_id, entry_id) references knowledge_entries (tenant_id, id) on delete cascade
      );
      select app.protect('knowledge_vectors');
      grant select, insert, update, delete on knowledge_vectors to voicecore_app;

      create table knowledge_revisions (
        tenant_id uuid primary key references tenants (id),
        revision bigint not null
      );
      select app.protect('knowledge_revisions');
      grant select, insert, update on knowledge_revisions to voicecore_app;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

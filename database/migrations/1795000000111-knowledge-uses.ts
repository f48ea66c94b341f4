import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often callers were answered from an entry: a session of the model is given the most used ones first. */
export class KnowledgeUses1795000000111 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table knowledge_uses (
        tenant_id uuid not null references tenants (id),
        entry_id uuid not null,
        uses bigint not null check (uses >= 1),
        primary key (tenant_id, entry_id),
        foreign key (tenant_id, entry_id) references knowledge_entries (tenant_id, id) on delete cascade
      );
      select app.protect('knowledge_uses');
      grant select, insert, update on knowledge_uses to voicecore_app;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

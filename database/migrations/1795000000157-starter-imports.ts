import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Starter entries are added together and removed together, like imported ones. */
export class StarterImports1795000000157 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table knowledge_imports drop constraint knowledge_imports_source_check,
        add constraint knowledge_imports_source_check check (source in ('text', 'table', 'page', 'document', 'starters'));
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

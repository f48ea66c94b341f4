import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A person's last links that were used or replaced, as hashes, so that a person who opens one is told why it does not
 * work.
 */
export class EndedPasswordLinks1795000000156 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table password_links
        add column used bytea[] not null default '{}' check (cardinality(used) <= 10),
        add column replaced bytea[] not null default '{}' check (cardinality(replaced) <= 10);
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a department's callers are routed, when their wait climbs the tree, and what agents speak and know. */
export class Routing1795000000171 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table departments
        add column strategy text not null default 'longest_idle'
          check (strategy in ('longest_idle', 'round_robin', 'ring_all', 'skills', 'preferred')),
        add column skill text check (length(skill) between 1 and 40),
        add column escalate_after_seconds int check (escalate_after_seconds between 10 and 3600),
        add column escalate_to text check (escalate_to in ('members', 'managers')),
        add check ((escalate_after_seconds is null) = (escalate_to is null));
      -- Levels from 1 to 5, by language and by the name of the skill in lower case.
      alter table agents
        add column languages jsonb not null default '{}' check (jsonb_typeof(languages) = 'object'),
        add column skills jsonb not null default '{}' check (jsonb_typeof(skills) = 'object');
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

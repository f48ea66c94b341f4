import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What callers asked is found in the ledger, and what a person has dealt with is recognized by a keyed hash of its
 * words.
 */
export class AskedQuestions1795000000121 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create index call_ledger_lookups on call_ledger (tenant_id, at desc) where events @> '[{"kind": "QuestionLookedUp"}]';

      create table settled_questions (
        tenant_id uuid not null references tenants (id),
        question_hmac bytea not null check (length(question_hmac) = 32),
        how text not null check (how in ('answered', 'dismissed')),
        settled_at timestamptz not null,
        primary key (tenant_id, question_hmac)
      );
      select app.protect('settled_questions');
      grant select, insert, update on settled_questions to voicecore_app;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Callers are screened before a call is answered: numbers and prefixes that a business always lets through or always
 * blocks, and a separate outcome for calls that were blocked. Numbers are sealed; a caller is found by the keyed hash
 * of the number and of each of its prefixes. What people say of a call (spam or not) moves the score of its
 * number.
 */
export class Screening1795000000158 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table screening_numbers (
        tenant_id uuid not null references tenants (id),
        id uuid not null,
        list text not null check (list in ('allow', 'block')),
        number_hmac bytea not null,
        number_sealed bytea not null,
        is_prefix boolean not null,
        created_at timestamptz not null,
        primary key (tenant_id, id),
        constraint screening_numbers_number unique (tenant_id, number_hmac)
      );
      create index screening_numbers_newest on screening_numbers (tenant_id, list, created_at desc, id desc);
      select app.protect('screening_numbers');
      grant select, insert, update, delete on screening_numbers to voicecore_app;

      create table screening_marks (
        tenant_id uuid not null references tenants (id),
        call_id uuid not null,
        -- Null: the caller showed no number, and the mark only counts in reports.
        number_hmac bytea,
        is_spam boolean not null,
        marked_at timestamptz not null,
        primary key (tenant_id, call_id),
        foreign key (tenant_id, call_id) references calls (tenant_id, id) on delete cascade
      );
      create index screening_marks_number on screening_marks (tenant_id, number_hmac, marked_at desc)
        where number_hmac is not null;
      select app.protect('screening_marks');
      grant select, insert, update, delete on screening_marks to voicecore_app;

      create table screening_verdicts (
        tenant_id uuid not null references tenants (id),
        call_id uuid not null,
        action text not null check (action in ('pass', 'flag', 'challenge', 'block')),
        listed text check (listed in ('allow', 'block')),
        -- The kinds of the rules that matched: the report counts them.
        kinds text[] not null,
        decided_at timestamptz not null,
        primary key (tenant_id, call_id),
        foreign key (tenant_id, call_id) references calls (tenant_id, id) on delete cascade
      );
      create index screening_verdicts_recent on screening_verdicts (tenant_id, decided_at);
      select app.protect('screening_verdicts');
      grant select, insert on screening_verdicts to voicecore_app;

      alter table calls drop constraint calls_outcome, add constraint calls_outcome check (outcome in ('answered_by_person',
        'answered_by_receptionist', 'message_left', 'missed', 'abandoned_waiting', 'abandoned_ringing', 'no_message',
        'hung_up', 'refused', 'blocked', 'failed', 'put_through', 'helped', 'gave_up', 'suspended', 'line_failed',
        'too_long', 'trouble'));
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

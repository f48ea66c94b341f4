import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The outcome of a call says what happened to the caller and no longer who hung up. */
export class Outcomes1795000000012 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table calls no force row level security;
      alter table messages no force row level security;
      update calls c set outcome = case
          when answered_at is not null then 'put_through'
          when exists (select from messages m where m.tenant_id = c.tenant_id and m.call_id = c.id
                         and (m.recording_sid is not null or m.text_sealed is not null)) then 'message_left'
          when outcome in ('suspended', 'line_failed', 'too_long', 'trouble', 'no_message') then outcome
          when state -> 'segments' -> -2 ->> 'stage' in ('waiting', 'ringing') then 'gave_up'
          when state -> 'segments' -> -2 ->> 'stage' = 'message' then 'no_message'
          when outcome = 'receptionist_finished'
            or ((state -> 'attempts' ->> 'failed')::int = 0 and jsonb_path_exists(state, '$.marks[*] ? (@.kind == "lookup")')) then 'helped'
          else 'hung_up' end
       where ended_at is not null;
      delete from messages where recording_sid is null and text_sealed is null;
      alter table calls force row level security;
      alter table messages force row level security;
      alter table calls add constraint calls_outcome check (outcome in ('put_through', 'message_left', 'helped', 'gave_up',
        'hung_up', 'no_message', 'suspended', 'line_failed', 'too_long', 'trouble'));
      create index calls_outcome_recent on calls (tenant_id, outcome, started_at desc);
      create index calls_department on calls (tenant_id, department_id, started_at desc) where department_id is not null;
      create index calls_number on calls (tenant_id, number_id) where number_id is not null;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

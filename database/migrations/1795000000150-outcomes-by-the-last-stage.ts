import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The last stage of a call before the last words and the end, derived from its segments. */
const lastStage = `(select s ->> 'stage' from jsonb_array_elements(c.state -> 'segments') with ordinality as t(s, n)
  where s ->> 'stage' not in ('announcing', 'ended') order by n desc limit 1)`;
const lastOf = (stage: string) =>
  `coalesce((select max(n) from jsonb_array_elements(c.state -> 'segments') with ordinality as t(s, n) where s ->> 'stage' = '${stage}'), 0)`;

/** The outcome of the ended call `c`, derived from its snapshot. */
export const outcomeOfCall = `case
    when c.state -> 'end' ->> 'reason' = 'suspended' then 'refused'
    when ${lastStage} in ('talking', 'held') then 'answered_by_person'
    when coalesce(jsonb_array_length(c.state -> 'messages'), 0) > 0 then 'message_left'
    when c.state -> 'end' ->> 'reason' in ('line_failed', 'trouble', 'too_long') then 'failed'
    when ${lastStage} = 'waiting' then 'abandoned_waiting'
    when ${lastStage} = 'ringing' then 'abandoned_ringing'
    when ${lastStage} = 'message' then case when ${lastOf('ringing')} > ${lastOf('talking')} then 'missed' else 'no_message' end
    when c.state -> 'end' ->> 'reason' = 'receptionist_finished'
      or ((c.state -> 'attempts' ->> 'failed')::int = 0 and jsonb_path_exists(c.state, '$.marks[*] ? (@.kind == "lookup")'))
      then 'answered_by_receptionist'
    else 'hung_up' end`;

/**
 * The outcome says where the caller was last, and a separate column says who ended the call; calls can be sorted by
 * length and by start. The old words are still accepted, because a process of the previous release may run next to a
 * new one for a while.
 */
export class OutcomesByTheLastStage1795000000150 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table calls no force row level security;
      alter table calls drop constraint calls_outcome;
      alter table calls
        add column ended_by text check (ended_by in ('caller', 'tenant', 'carrier', 'model', 'us')),
        add column duration_ms int generated always as ((extract(epoch from ended_at - started_at) * 1000)::int) stored;
      update calls c set outcome = ${outcomeOfCall}, ended_by = c.state -> 'end' ->> 'party'
       where c.ended_at is not null and c.state ? 'end';
      alter table calls force row level security;
      alter table calls add constraint calls_outcome check (outcome in ('answered_by_person', 'answered_by_receptionist',
        'message_left', 'missed', 'abandoned_waiting', 'abandoned_ringing', 'no_message', 'hung_up', 'refused', 'failed',
        'put_through', 'helped', 'gave_up', 'suspended', 'line_failed', 'too_long', 'trouble'));
      drop index calls_recent;
      create index calls_recent on calls (tenant_id, started_at, id);
      drop index calls_outcome_recent;
      create index calls_outcome_recent on calls (tenant_id, outcome, started_at, id);
      create index calls_ended_by on calls (tenant_id, ended_by, started_at, id) where ended_by is not null;
      create index calls_duration on calls (tenant_id, duration_ms, id) where ended_at is not null;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

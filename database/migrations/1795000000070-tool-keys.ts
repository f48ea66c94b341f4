import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Tool keys written before this contained what callers said, unencrypted. Each is replaced by the number of its entry;
 * the old text is no longer read. The ledger is append-only for the app role; this is the only time that entries are
 * rewritten.
 */
export class ToolKeys1795000000070 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The owner is under the policies too; what follows concerns the rows of every tenant.
      alter table call_ledger no force row level security;
      alter table calls no force row level security;
      update call_ledger set
        input_key = case when input_key like 'tool:%' then 'tool:entry-' || n else input_key end,
        input = case when input ? 'slot' then (input - 'slot') || jsonb_build_object('toolKey', 'entry-' || n) else input end,
        events = coalesce((
          select jsonb_agg(case when e.event ? 'slot'
              then (e.event - 'slot') || jsonb_build_object('toolKey', 'entry-' || n) else e.event end order by e.position)
            from jsonb_array_elements(events) with ordinality as e(event, position)), '[]')
       where input_key like 'tool:%' or input ? 'slot' or jsonb_path_exists(events, '$[*].slot');
      update calls set state = jsonb_set(state, '{toolsDone}', coalesce((
          select jsonb_agg('done-' || position) from jsonb_array_elements(state -> 'toolsDone') with ordinality as t(key, position)), '[]'))
       where jsonb_typeof(state -> 'toolsDone') = 'array' and state -> 'toolsDone' <> '[]';
      alter table call_ledger force row level security;
      alter table calls force row level security;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

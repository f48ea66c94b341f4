// Creates many calls without placing each one: rows of the product's own database, copied by SQL.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

/** The embedded server writes its port to the fourth line of its file. */
function superuserUrl(dataFolder) {
  const { database } = JSON.parse(readFileSync(join(dataFolder, 'secrets.json'), 'utf8'));
  const lines = readFileSync(join(dataFolder, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n');
  return `postgres://postgres:${encodeURIComponent(database.postgres)}@127.0.0.1:${lines[3]}/voicecore`;
}

/** Moves the moments in a list of the state back by a given time. */
const earlier = (list, key) => `(select coalesce(jsonb_agg(jsonb_set(one, '{${key}}',
  to_jsonb((one ->> '${key}')::float8 - 1000 * extract(epoch from m.before)::float8))), '[]')
  from jsonb_array_elements(c.state -> '${list}') as one)`;

const copy = `
  create temporary table copied on commit drop as
    with real as (
      select tenant_id, id, row_number() over (order by started_at desc, id) - 1 as place, count(*) over () as reals
        from calls where ended_at is not null and carrier_sid not like 'CAcopy%'
         and tenant_id = (select tenant_id from calls where ended_at is not null order by started_at desc limit 1))
    select gen_random_uuid() as id, real.id as of, tenant_id, make_interval(mins => 10 * i) as before
      from generate_series(1, $1 - (select count(*)::int from calls c where c.n > 0 and c.tenant_id = (select tenant_id from real limit 1))) as i
        join real on place = i % reals;`;

const rows = `
  insert into calls (tenant_id, id, carrier_sid, number_id, caller_hmac, caller_sealed, wrapped_key, n, state, stage, outcome,
      ended_by, language, config_version, department_id, agent_id, started_at, answered_at, ended_at, completed_at)
    select c.tenant_id, m.id, 'CAcopy' || replace(m.id::text, '-', ''), c.number_id, c.caller_hmac, c.caller_sealed,
      c.wrapped_key, c.n, c.state || jsonb_build_object('segments', ${earlier('segments', 'from')}, 'marks', ${earlier('marks', 'at')}),
      c.stage, c.outcome, c.ended_by, c.language, c.config_version, c.department_id, c.agent_id,
      c.started_at - m.before, c.answered_at - m.before, c.ended_at - m.before, c.completed_at
    from copied m join calls c on c.tenant_id = m.tenant_id and c.id = m.of`;

const words = `
  insert into call_words (tenant_id, call_id, word_hmac)
    select w.tenant_id, m.id, w.word_hmac from copied m join call_words w on w.tenant_id = m.tenant_id and w.call_id = m.of`;

/** Runs a function as the superuser of the product's database. */
export async function withDatabase({ data }, work) {
  const client = new pg.Client({ connectionString: superuserUrl(data) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Copies the business's ended calls until it has `count`, ten minutes apart, with the words that the search finds them
 * by. Sealed data stays bound to the call it belongs to, so a copy does not show its caller's number.
 */
export function copyCalls(product, count) {
  return withDatabase(product, async (client) => {
    await client.query('begin');
    await client.query(copy.replaceAll('$1', String(Number(count))));
    await client.query(rows);
    await client.query(words);
    await client.query('commit');
    await client.query('analyze calls, call_words');
  });
}

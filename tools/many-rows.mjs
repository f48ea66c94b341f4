// Fills the demo business as a year of work would: rows written by the database's superuser, since only the shape of the
// lists matters, and people through the API, since their names are sealed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { urlOf } from '../database/embedded/roles.mjs';

const AGENTS = 120;
const CALLS = 300;
const ENTRIES = 200;
/** Requests at a time. */
const AT_ONCE = 8;

const NAMES = [
  'Maximiliana Fernández de la Cruz',
  'Bo Li',
  'Jean-Baptiste Oyelaran-Whitfield',
  'Ana María Ruiz',
  'Tom Gray',
];

/** @param {{ data: string }} product whose embedded database it is */
async function withDatabase({ data }, work) {
  const { database: passwords } = JSON.parse(readFileSync(join(data, 'secrets.json'), 'utf8'));
  const [, , , port] = readFileSync(join(data, 'postgres/data/postmaster.pid'), 'utf8').split('\n');
  const client = new pg.Client({ connectionString: urlOf(Number(port), 'postgres', passwords.postgres, 'voicecore') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The copies of a call have nothing that was said in them; what they are drawn from is in the row. */
const COPY_CALLS = `
  with template as (
    select c.*, row_number() over (order by started_at) - 1 as place, count(*) over () as all_of_them
    from calls c join tenants t on t.id = c.tenant_id and t.is_demo where c.ended_at is not null
  )
  insert into calls (tenant_id, id, carrier_sid, number_id, wrapped_key, n, state, stage, outcome, language,
    config_version, department_id, agent_id, started_at, answered_at, ended_at, completed_at)
  select tenant_id, gen_random_uuid(), 'copy-' || i, number_id, wrapped_key, n, state, stage, outcome, language,
    config_version, department_id, agent_id, started_at - i * interval '47 minutes',
    answered_at - i * interval '47 minutes', ended_at - i * interval '47 minutes',
    completed_at - i * interval '47 minutes'
  from generate_series(1, $1::int) i join template on place = i % all_of_them`;

const WRITE_ENTRIES = `
  insert into knowledge_entries (tenant_id, id, question_en, answer_en, question_es, answer_es)
  select id, gen_random_uuid(), 'What is to be known about matter number ' || i || '?',
    repeat('Everything that a caller may want to hear about it. ', 1 + i % 4),
    '¿Qué hay que saber del asunto número ' || i || '?',
    repeat('Todo lo que quiera oír de ello quien llama. ', 1 + i % 4)
  from tenants, generate_series(1, $1::int) i where is_demo`;

/** So that half of them are colleagues who are away, and half were only invited. */
const HALF_HAVE_SIGNED_IN = `
  update people p set invited = false from memberships m join agents a on a.person_id = m.person_id
  where m.person_id = p.id and p.invited and a.extension::int % 2 = 0`;

async function addAgents({ get, post }) {
  const { items: departments } = await get('/departments?limit=1');
  const wanted = Array.from({ length: AGENTS }, (_, i) => ({
    name: `${NAMES[i % NAMES.length]} ${i}`,
    email: `many${i}@acme.example`,
    extension: String(2000 + i),
    departmentIds: departments.slice(0, i % 2).map(({ id }) => id),
  }));
  for (let done = 0; done < wanted.length; done += AT_ONCE) {
    await Promise.all(wanted.slice(done, done + AT_ONCE).map((agent) => post('/agents', agent)));
  }
}

/**
 * @param {{ data: string }} product
 * @param {{ get: (path: string) => Promise<object>, post: (path: string, body: object) => Promise<object> }} api as the demo's administrator
 */
export async function manyRows(product, api) {
  await addAgents(api);
  return withDatabase(product, async (client) => {
    await client.query(HALF_HAVE_SIGNED_IN);
    await client.query(WRITE_ENTRIES, [ENTRIES]);
    const { rowCount } = await client.query(COPY_CALLS, [CALLS]);
    if (rowCount !== CALLS) throw new Error(`${rowCount} calls were copied: there is no ended call to copy`);
  });
}

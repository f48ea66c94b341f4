// Fills the demo business with a year's worth of data: rows are written by the database's superuser, because only the
// shape of the lists matters, and people are added through the API, because their names are sealed.
import { copyCalls, withDatabase } from './copied-calls.mjs';

const AGENTS = 120;
const CALLS = 300;
const ENTRIES = 200;
const CONTACTS = 120;
/** The number of parallel requests. */
const AT_ONCE = 8;

const NAMES = [
  'Maximiliana Fernández de la Cruz',
  'Bo Li',
  'Jean-Baptiste Oyelaran-Whitfield',
  'Ana María Ruiz',
  'Tom Gray',
];

const WRITE_ENTRIES = `
  insert into knowledge_entries (tenant_id, id, question_en, answer_en, question_es, answer_es)
  select id, gen_random_uuid(), 'What is to be known about matter number ' || i || '?',
    repeat('Everything that a caller may want to hear about it. ', 1 + i % 4),
    '¿Qué hay que saber del asunto número ' || i || '?',
    repeat('Todo lo que quiera oír de ello quien llama. ', 1 + i % 4)
  from tenants, generate_series(1, $1::int) i where is_demo`;

/** Makes half of them colleagues who are away, and leaves the other half as only invited. */
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

async function addContacts({ post }) {
  const contacts = Array.from({ length: CONTACTS }, (_, i) => ({
    name: `${NAMES[i % NAMES.length]} ${i}`,
    company: i % 3 === 0 ? '' : 'Industrias Metalúrgicas del Norte, S.A.',
    notes: 'Asks for the same room every year.',
    tags: ['wholesale', 'invoices by post'].slice(0, i % 3),
    tier: i % 4 === 0 ? (i % 3) + 1 : null,
    numbers: [`+1332558${1000 + i}`, `+1332559${1000 + i}`].slice(0, 1 + (i % 2)),
  }));
  await post('/contact-book/batches', { contacts });
}

/**
 * @param {{ data: string }} product
 * @param {{ get: (path: string) => Promise<object>, post: (path: string, body: object) => Promise<object> }} api as the demo's administrator
 */
export async function manyRows(product, api) {
  await addAgents(api);
  await addContacts(api);
  await withDatabase(product, async (client) => {
    await client.query(HALF_HAVE_SIGNED_IN);
    await client.query(WRITE_ENTRIES, [ENTRIES]);
  });
  await copyCalls(product, CALLS);
}

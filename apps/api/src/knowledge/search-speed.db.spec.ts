import type { TenantId } from '@voicecore/domain/kernel';
import testSet from '@voicecore/domain/knowledge/test-set.json';
import { recordTrials, seedTenant, testDatabase, trials, type TestDatabase } from '@voicecore/testing';
import { existsSync, readFileSync } from 'node:fs';
import demo from '../../../../database/seeds/demo-knowledge.json';
import { knowledgeOnDatabase } from '../../test/knowledge-on-database';
import { KnowledgeStore } from './knowledge.store';

/** Number of entries of the tenant that is searched; four more tenants have as many each. */
const entries = trials(400);
const tenants = 5;
/**
 * Limit for 95 of 100 searches, ms. The reduced run shares its cores with other specs and only guards against a slump.
 */
const bound = entries >= 10_000 ? 30 : 120;
/** Number of rounds; the one least disturbed by other work on the machine counts. */
const rounds = 4;

/**
 * Generates entries of made-up words drawn by Zipf's law from 8,000: a few words in every other entry, most in a
 * handful, as in real texts, with the vectors of an embedder that does not know such words. The rows are inserted
 * without the foreign keys' triggers, as a restored backup would be.
 */
const generated = (tenantId: TenantId, count: number, model: string): string => `
  begin;
  set local session_replication_role = replica;
  create temporary table made on commit drop as
    select gen_random_uuid() as id, (select string_agg(made_word, ' ') from (
      select translate(to_hex(4096 + 7919 * floor(8000 * power(random(), 3))::int), '0123456789abcdef', 'bcdfghjklmnprsta') as made_word
      from generate_series(1, 36 + 0 * n)) as drawn) as words
    from generate_series(1, ${count}) as n;
  insert into knowledge_entries (tenant_id, id, question_en, question_es, answer_en, answer_es)
    select '${tenantId}'::uuid, id, left(words, 60), left(words, 60), words, words from made;
  create temporary table drawn on commit drop as
    select n, (select array_agg(((random() - 0.5) / 7)::real) from generate_series(1, 512 + 0 * n)) as vector
    from generate_series(0, 199) as n;
  insert into knowledge_vectors (tenant_id, entry_id, model, revision, question, whole, parts, topics)
    select '${tenantId}'::uuid, m.id, '${model}', 1, a.vector, b.vector, a.vector || b.vector, array_fill((1 / 66.0)::real, array[66])
    from (select id, (200 * random())::int % 200 as n, (200 * random())::int % 200 as other from made) as m
      join drawn a on a.n = m.n join drawn b on b.n = m.other;
  commit;
`;

let db: TestDatabase;
let tenantId: TenantId;
let knowledge: ReturnType<typeof knowledgeOnDatabase>;
const keys = new Map<string, string>();

beforeAll(async () => {
  db = await testDatabase();
  knowledge = knowledgeOnDatabase(db);
  for (let n = 0; n < tenants; n += 1) {
    const tenant = await seedTenant(db, { agents: 0 });
    await db.asSuperuser(generated(tenant.tenantId, entries, knowledge.model));
    tenantId = tenant.tenantId;
  }
  await db.asSuperuser('vacuum analyze knowledge_entries, knowledge_vectors');
  await db.tenantDb.run(tenantId, async (tx) => {
    for (const entry of demo) {
      const added = await new KnowledgeStore(tx).add({ ...entry, enabled: true }, 0);
      keys.set(added.id, entry.key);
    }
  });
  await knowledge.makeMissing(tenantId);
}, 600_000);

afterAll(async () => {
  await knowledge.close();
  await db.drop();
});

/**
 * Returns questions of the made-up words, rare and frequent ones mixed, some misspelled, with the same frequencies as
 * in the entries.
 */
async function madeUpQuestions(): Promise<string[]> {
  const rows = await db.asSuperuser<{ words: string }>(
    `select question_en as words from knowledge_entries where tenant_id = $1 order by id limit 60`,
    [tenantId],
  );
  return rows.map(({ words }, at) => {
    const some = words.split(' ').slice(at % 7, (at % 7) + 6);
    return at % 4 === 0 ? `${some.join(' ')} ${some[0]?.slice(0, -1) ?? ''}x` : some.join(' ');
  });
}

it('finds what it finds in a small tenant, within the bound in 95 of 100 searches', async () => {
  const real = testSet.reworded.map(({ question, language }) => ({
    question,
    language: language === 'en' ? 'en' : 'es',
  }));
  const made = (await madeUpQuestions()).map((question) => ({ question, language: 'en' }));
  const questions = [...real, ...made] as { question: string; language: 'en' | 'es' }[];
  const look = ({ question, language }: { question: string; language: 'en' | 'es' }) =>
    knowledge.ask(tenantId, question, language);
  let first = 0;
  for (const { question, language, entry } of testSet.reworded) {
    const [best] = await look({ question, language: language === 'en' ? 'en' : 'es' });
    if (keys.get(best?.entryId ?? '') === entry) first += 1;
  }
  const seen: { p50: number; p95: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const times: number[] = [];
    for (const question of questions) {
      const started = performance.now();
      await look(question);
      times.push(performance.now() - started);
    }
    times.sort((a, b) => a - b);
    const at = (share: number): number => Math.round((times[Math.floor(times.length * share)] ?? 0) * 10) / 10;
    seen.push({ p50: at(0.5), p95: at(0.95) });
  }
  const quiet = seen.reduce((best, round) => (round.p95 < best.p95 ? round : best));
  recordTrials(entries, { 'search p50, ms': quiet.p50, 'search p95, ms': quiet.p95, 'found first of 60': first });
  expect(first).toBeGreaterThanOrEqual(54);
  expect(quiet.p95).toBeLessThan(bound);
}, 600_000);

/**
 * Number of entries of a large business, and how long building its index may block the process at a time, ms of its own
 * time.
 */
const large = 2_000;
const heldAtMost = 70;
/** Limit for a search in its transaction while the index is new, ms of the process's time. */
const inTransaction = 200;

const schedstat = `/proc/self/task/${process.pid}/schedstat`;

/** Returns the CPU time of this thread, ms; off Linux that of the whole process, which only makes the test stricter. */
function ownTime(): number {
  if (existsSync(schedstat)) return Number(readFileSync(schedstat, 'utf8').split(' ')[0]) / 1e6;
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** Returns the longest time the work blocked the event loop, ms of the thread's own time. */
async function longestHeld(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let over = false;
  let since = ownTime();
  const look = (): void => {
    const now = ownTime();
    longest = Math.max(longest, now - since);
    since = now;
    if (!over) setImmediate(look);
  };
  setImmediate(look);
  await work();
  over = true;
  // Also the last stretch, which ends with the work.
  look();
  return longest;
}

/** The minimum of a few tries: what the code itself blocks appears in each, other load on the machine varies. */
const tries = 3;

it('lets the calls of a process go on while an index is built', async () => {
  const question = 'do you repair violins';
  // The embedding is computed on another thread, whose time would be counted as the index's.
  await knowledge.search.prepare(tenantId, question, 'en');
  let longest = Infinity;
  for (let nth = 0; nth < tries && longest >= heldAtMost; nth += 1) {
    const tenant = await seedTenant(db, { agents: 0 });
    await db.asSuperuser(generated(tenant.tenantId, large, knowledge.model));
    longest = Math.min(longest, await longestHeld(() => knowledge.search.prepare(tenant.tenantId, question, 'en')));
    // All of this happens before the transaction that searches.
    const before = ownTime();
    await db.tenantDb.run(tenant.tenantId, (tx) => knowledge.search.search(tx, question, 'en'));
    expect(ownTime() - before).toBeLessThan(inTransaction);
  }
  recordTrials(large, { 'process held by an index, ms': Math.round(longest) });
  expect(longest).toBeLessThan(heldAtMost);
}, 180_000);

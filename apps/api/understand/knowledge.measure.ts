import { suggestedFrom } from '@voicecore/domain/call';
import { bootDemo, type BootedDemo } from '../test/boot-demo';
import { ask } from '../test/security/ask';
import { until } from '../test/until';
import { trades, whole, type Trade } from './sets';
import { Tally } from './tally';

const tally = new Tally('knowledge');
let api: BootedDemo;
let token: string;

beforeAll(async () => {
  api = await bootDemo();
  token = await api.signIn('admin@acme.example');
});
afterAll(async () => {
  tally.write();
  await api.close();
});

/** Sends one request as the administrator; the measurement is not subject to the administrator's limit per minute. */
async function request(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
  for (;;) {
    const answer = await ask(`${api.url}/api/v1/knowledge/${path}`, { method, token, body });
    if (answer.status < 300) return answer.json;
    if (answer.status !== 429) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    await api.db.asSuperuser('delete from rate_limits');
  }
}

/** Replaces what the business knew with the entries of a trade; returns the key of each by its id. */
async function teach(trade: Trade): Promise<Map<string, string>> {
  for (;;) {
    const known = (await request('GET', 'entries?limit=100')).items as { id: string }[];
    if (known.length === 0) break;
    for (const { id } of known) await request('DELETE', `entries/${id}`);
  }
  const keys = new Map<string, string>();
  for (const { id, question, answer, alternates } of trade.entries) {
    const added = await request('POST', 'entries', { question, answer, alternates });
    keys.set(String(added.id), id);
  }
  await until(async () => ((await withoutMeaning()) === 0 ? true : null), 'every entry has its meaning', 120_000);
  return keys;
}

/**
 * Returns the number of entries whose vectors a job still has to compute: a business asks its questions minutes later,
 * and so do we.
 */
async function withoutMeaning(): Promise<number> {
  const [row] = await api.db.asSuperuser<{ left: number }>(
    `select count(*)::int as left from knowledge_entries e
       left join knowledge_vectors v on v.tenant_id = e.tenant_id and v.entry_id = e.id and v.revision = e.revision
      where v.entry_id is null`,
  );
  return row?.left ?? 0;
}

it.each(trades.flatMap((trade) => whole<Trade>(`knowledge-${trade}`).map((item) => ({ name: trade, item }))))(
  'finds what callers of a $name ask',
  async ({ name, item: { content, locked } }) => {
    const keys = await teach(content);
    for (const { language, text, answers } of content.questions) {
      const tried = await request('POST', 'try', { question: text, language });
      const best = tried.entry as { id: string } | null;
      const nearest = best === null ? 'nothing' : (keys.get(best.id) ?? 'another');
      const got = tried.found === true ? nearest : `nothing (nearest ${nearest}, ${String(tried.score)})`;
      const measure = answers.length > 0 ? 'answer found first' : 'question without an answer let be';
      const hit = answers.length > 0 ? tried.found === true && answers.includes(nearest) : tried.found !== true;
      const expected = answers.join(' or ') || 'nothing';
      const row = { engine: 'search', language, part: name, locked } as const;
      tally.count({ ...row, measure }, hit, { text, expected, got });
      // What the menu does where nothing is sure: it asks whether the nearest entry is meant.
      const isShown = tried.found === true || Number(tried.score) >= suggestedFrom;
      const shown = isShown ? nearest : 'nothing';
      const byAsking = answers.length > 0 ? 'answer found or suggested' : 'no answer found or suggested to one without';
      const isRight = answers.length > 0 ? answers.includes(shown) : !isShown;
      tally.count({ ...row, measure: byAsking }, isRight, { text, expected, got: shown });
    }
  },
);

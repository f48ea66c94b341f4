import { randomBytes, randomUUID } from 'node:crypto';
import type { CallId, TenantId } from '@voicecore/domain/kernel';
import { Sealing } from '../src/platform/sealing';
import { bootDemo, type BootedDemo } from './boot-demo';
import { ask, type Answered } from './security/ask';

const minute = 60_000;
let api: BootedDemo;
let admin: string;
let tenantId: TenantId;

beforeAll(async () => {
  api = await bootDemo();
  admin = await api.signIn('admin@acme.example');
  const [acme] = await api.db.asSuperuser<{ id: TenantId }>('select id from tenants where is_demo');
  tenantId = acme!.id;
}, 60_000);
afterAll(() => api.close());

const call = (method: string, path: string, body?: unknown, token = admin): Promise<Answered> =>
  ask(`${api.url}/api/v1/knowledge/${path}`, { method, token, ...(body === undefined ? {} : { body }) });

interface Lookup {
  readonly question: string;
  readonly entryId?: string | null;
  /** The entries among the answers. */
  readonly hits?: readonly string[];
}

/** Adds a call from some minutes ago in which these questions were looked up, sealed as the ledger seals them. */
async function callThatAsked(lookups: readonly Lookup[], minutesAgo = 1, language = 'en'): Promise<CallId> {
  const callId = randomUUID() as CallId;
  const sealing = api.app.get(Sealing);
  const { wrapped, seal } = await api.db.tenantDb.run(tenantId, (tx) => sealing.newCallKey(tx, callId));
  const at = new Date(Date.now() - minutesAgo * minute);
  await api.db.asSuperuser(
    `insert into calls (tenant_id, id, carrier_sid, wrapped_key, state, stage, language, config_version, started_at)
     values ($1, $2, $3, $4, '{}', 'ended', $5, 1, $6)`,
    [tenantId, callId, `CA${randomBytes(16).toString('hex')}`, wrapped, language, at],
  );
  for (const [index, { question, entryId = null, hits = [] }] of lookups.entries()) {
    const n = index + 1;
    const place = { table: 'call_ledger', column: 'sealed', row: `${callId}:${n}` };
    const events = [{ kind: 'QuestionLookedUp', entryId, score: 0, tool: 'search_knowledge' }];
    const input = { kind: 'LookedUp', tool: 'search_knowledge', hits: hits.map((id) => ({ entryId: id })) };
    await api.db.asSuperuser(
      `insert into call_ledger (tenant_id, call_id, n, at, input_key, input, sealed, facts, events, step, config_version)
       values ($1, $2, $3, $4, $5, $6, $7, '{}', $8, '{}', 1)`,
      [
        tenantId,
        callId,
        n,
        at,
        `k${n}`,
        JSON.stringify(input),
        seal.seal(place, JSON.stringify({ question })),
        JSON.stringify(events),
      ],
    );
  }
  return callId;
}

interface Unanswered {
  id: string;
  question: string;
  count: number;
  language: string;
  callId: string;
}
const unanswered = async (query = ''): Promise<Unanswered[]> =>
  (await call('GET', `unanswered${query}`)).json.items as Unanswered[];

describe('what callers asked that found nothing', () => {
  it('is listed once with how often it was asked, the latest first, and not what was answered', async () => {
    const older = await callThatAsked(
      [{ question: 'Do you fix bicycles?' }, { question: 'Can I bring my parrot?' }],
      10,
    );
    const newer = await callThatAsked(
      [
        { question: 'could you tell me, do you fix bicycles, please' },
        { question: 'opening hours', entryId: randomUUID() },
      ],
      5,
    );
    const spanish = await callThatAsked([{ question: '¿Venden pasteles?' }], 1, 'es');
    await callThatAsked([{ question: 'asked too long ago' }], 91 * 24 * 60);
    expect(
      (await unanswered()).map(({ question, count, language, callId }) => [question, count, language, callId]),
    ).toEqual([
      ['¿Venden pasteles?', 1, 'es', spanish],
      ['could you tell me, do you fix bicycles, please', 2, 'en', newer],
      ['Can I bring my parrot?', 1, 'en', older],
    ]);
  });

  it('is read page by page, each once, with a cursor that holds no word', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await call('GET', `unanswered?limit=1${cursor && `&cursor=${cursor}`}`);
      seen.push(...(page.json.items as Unanswered[]).map(({ question }) => question));
      cursor = (page.json.next as string | null) ?? '';
      expect(Buffer.from(cursor, 'base64url').toString()).not.toContain('bicycle');
    } while (cursor);
    expect(seen).toEqual((await unanswered()).map(({ question }) => question));
    expect((await call('GET', 'unanswered?cursor=nonsense')).status).toBe(400);
  });

  it('goes when it is dismissed, for good, and when it is answered, until it finds nothing again', async () => {
    const idOf = async (part: string): Promise<string> =>
      (await unanswered()).find(({ question }) => question.includes(part))!.id;
    const parrot = await idOf('parrot');
    expect((await call('POST', 'unanswered/settlements', { id: parrot, how: 'dismissed' })).status).toBe(204);
    const bicycles = await idOf('bicycles');
    expect((await call('POST', 'unanswered/settlements', { id: bicycles, how: 'answered' })).status).toBe(204);
    expect((await unanswered()).map(({ question }) => question)).toEqual(['¿Venden pasteles?']);
    await callThatAsked([{ question: 'Can I bring my parrot?' }, { question: 'Do you fix bicycles?' }], -1);
    expect((await unanswered()).map(({ question }) => question)).toEqual(['Do you fix bicycles?', '¿Venden pasteles?']);
  });

  it('stays readable when the key of one call is gone', async () => {
    const gone = await callThatAsked([{ question: 'Is this gone?' }], 0);
    await api.db.asSuperuser('update calls set wrapped_key = $2 where id = $1', [gone, randomBytes(60)]);
    expect((await unanswered()).map(({ question }) => question)).not.toContain('Is this gone?');
    expect(await unanswered()).toHaveLength(2);
  });

  it('is for those who keep the knowledge', async () => {
    const agent = await api.signIn('ben@acme.example');
    expect((await call('GET', 'unanswered', undefined, agent)).status).toBe(403);
    expect((await call('POST', 'unanswered/settlements', { id: 'x', how: 'dismissed' })).status).toBe(400);
  });
});

describe('the questions of an entry', () => {
  const both = (en: string, es: string) => ({ en, es });

  it('are those it wins and loses now: its own, its ways to ask, and what callers asked that came to it or nearly did', async () => {
    const make = async (question: string, ways: string[] = []): Promise<string> => {
      const body = {
        question: both(question, `¿${question}`),
        answer: both('Yes.', 'Sí.'),
        alternates: { en: ways, es: [] },
      };
      return String((await call('POST', 'entries', body)).json.id);
    };
    const first = await make('Do you repair umbrellas?', ['umbrella repair service']);
    await callThatAsked([
      { question: 'umbrella repair', entryId: first },
      { question: 'Do you repair umbrellas', entryId: first },
      { question: 'broken umbrella', entryId: randomUUID(), hits: [randomUUID(), first] },
      { question: 'something else', entryId: randomUUID() },
    ]);
    const second = await make('Do you repair umbrellas?');
    const { items } = (await call('GET', `entries/${first}/questions`)).json as {
      items: { question: string; origin: string; won: boolean; winner: { id: string } | null }[];
    };
    expect(items.map(({ question, origin }) => [question, origin])).toEqual([
      ['Do you repair umbrellas?', 'question'],
      ['umbrella repair service', 'way'],
      ['broken umbrella', 'caller'],
      ['umbrella repair', 'caller'],
    ]);
    // Callers hear the newer entry that has exactly this question.
    expect(items[0]).toMatchObject({ won: false, winner: { id: second } });
    expect(items[1]).toMatchObject({ won: true, winner: null });
    expect((await call('GET', `entries/${randomUUID()}/questions`)).status).toBe(404);
  });
});

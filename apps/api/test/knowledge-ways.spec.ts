import { randomUUID } from 'node:crypto';
import { FirstStart } from '../src/operations';
import { bootApi } from './boot-api';
import { ask, type Answered } from './security/ask';
import { until } from './until';
import { sensible, WordingService } from './wording-service';

const password = 'long enough 4 anybody';
const key = 'sk-test-0123456789';
const base = {
  VOICECORE_ADMIN_EMAIL: 'root@voicecore.example',
  VOICECORE_ADMIN_PASSWORD: password,
  VOICECORE_DEMO: password,
};

interface Way {
  readonly id: string;
  readonly language: 'en' | 'es';
  readonly way: string;
  readonly origin: string;
}
interface Ways {
  readonly state: string;
  readonly fault: string | null;
  readonly items: readonly Way[];
}

const waysOf = ({ state, fault, items }: Record<string, unknown>): Ways => ({
  state: state as string,
  fault: fault as string | null,
  items: items as Way[],
});

/** A running API and its administrator. */
async function opened(variables: Record<string, string>) {
  const api = await bootApi({ ...base, ...variables });
  await api.app.get(FirstStart).run(() => undefined);
  const signIn = async (email: string): Promise<string> =>
    String((await ask(`${api.url}/api/v1/auth/login`, { method: 'POST', body: { email, password } })).json.accessToken);
  const admin = await signIn('admin@acme.example');
  const call = (method: string, path: string, body?: unknown, token = admin): Promise<Answered> =>
    ask(`${api.url}/api/v1/knowledge/${path}`, { method, token, ...(body === undefined ? {} : { body }) });
  const ways = async (id: string): Promise<Ways> => waysOf((await call('GET', `entries/${id}/ways`)).json);
  const settled = (id: string): Promise<Ways> =>
    until(
      async () => {
        const found = await ways(id);
        return found.state === 'waiting' ? null : found;
      },
      'ways have been proposed or could not be',
      90_000,
    );
  const add = async (entry: unknown): Promise<string> => String((await call('POST', 'entries', entry)).json.id);
  const found = async (question: string, language = 'en'): Promise<string | null> => {
    const { json } = await call('POST', 'try', { question, language });
    return json.found === true ? (json.entry as { id: string }).id : null;
  };
  return { api, signIn, call, ways, settled, add, found };
}

const both = (en: string, es: string) => ({ en, es });
const accordions = {
  question: both('Do you repair accordions?', '¿Reparan acordeones?'),
  answer: both('Yes, Zanzibar and others, in 5 days.', 'Sí, Zanzibar y otros, en 5 días.'),
};

describe('ways to ask with a model', () => {
  let service: WordingService;
  let opening: Awaited<ReturnType<typeof opened>>;
  beforeAll(async () => {
    service = await new WordingService(key).open();
    opening = await opened({ OPENAI_API_KEY: key, OPENAI_BASE_URL: service.url });
  }, 60_000);
  afterAll(async () => {
    await opening.api.close();
    await service.close();
  });
  beforeEach(() => {
    service.behavior = sensible;
    service.requests.length = 0;
  });

  it('are proposed when an entry is saved, and nobody is understood by them before they are approved', async () => {
    const { add, settled, call, found } = opening;
    const id = await add(accordions);
    const { state, items } = await settled(id);
    expect(state).toBe('made');
    expect(items.map(({ language, way, origin }) => [language, way, origin])).toEqual([
      ['en', 'Could somebody see to my accordions', 'model'],
      ['en', 'Who takes care of a broken accordions', 'model'],
      ['en', 'What about the accordions I have', 'model'],
      ['es', '¿Quién se ocupa de acordeones?', 'model'],
      ['es', 'Tengo un problema con acordeones', 'model'],
    ]);
    const [first] = items;
    const reworded = 'Who mends a squeezebox';
    expect(await found(reworded)).toBeNull();
    const entry = await call('POST', `entries/${id}/ways/approvals`, { items: [{ id: first!.id, way: reworded }] });
    expect(entry.status).toBe(200);
    expect(entry.json).toMatchObject({ version: 2, alternates: { en: [reworded], es: [] } });
    expect(await found(reworded)).toBe(id);
    const rest = (await opening.ways(id)).items;
    expect(rest).toHaveLength(4);
    await call('POST', `entries/${id}/ways/approvals`, { items: rest.map((one) => ({ id: one.id })) });
    expect((await opening.ways(id)).items).toEqual([]);
    expect(await found('Tengo un problema con acordeones', 'es')).toBe(id);
  });

  it('that were discarded are not proposed again, unless that is taken back', async () => {
    const { add, settled, call } = opening;
    const id = await add({ ...accordions, question: both('Do you tune pianos?', '¿Afinan pianos?') });
    const [first, second] = (await settled(id)).items;
    expect((await call('POST', `entries/${id}/ways/discards`, { id: first!.id })).status).toBe(204);
    expect((await call('POST', `entries/${id}/ways/discards`, { id: second!.id })).status).toBe(204);
    expect((await call('POST', `entries/${id}/ways/restorations`, { id: second!.id })).status).toBe(204);
    expect((await opening.ways(id)).items.map(({ id: own }) => own)).toContain(second!.id);
    expect((await call('POST', `entries/${id}/ways`)).json.state).toBe('waiting');
    const again = (await settled(id)).items.map(({ way }) => way);
    expect(again).not.toContain(first!.way);
    expect(again).toContain(second!.way);
    expect((await call('POST', `entries/${id}/ways/discards`, { id: first!.id })).status).toBe(404);
  });

  it('are asked for once a wording: not when an entry is switched off, or a way of its own is added', async () => {
    const { add, settled, call } = opening;
    const id = await add({ ...accordions, question: both('Do you sell reeds?', '¿Venden lengüetas?') });
    await settled(id);
    await call('PATCH', `entries/${id}`, {
      ...accordions,
      enabled: false,
      question: both('Do you sell reeds?', '¿Venden lengüetas?'),
      version: 1,
    });
    await call('PATCH', `entries/${id}`, { alternates: { en: ['reeds'], es: [] }, enabled: true, version: 2 });
    expect((await opening.ways(id)).state).toBe('made');
    expect(service.requests).toHaveLength(1);
    await call('PATCH', `entries/${id}`, { answer: both('Yes.', 'Sí.'), version: 3 });
    await settled(id);
    expect(service.requests).toHaveLength(2);
  });

  it.each([
    ['is out of order', () => ({ status: 500 }), 'unreachable'],
    ['writes rubbish', () => ({ content: 'Sure!' }), 'unusable'],
    [
      'writes what may not be shown',
      () => ({
        content: JSON.stringify({ en: ['call 555 0199', 'see evil.com', 'x'.repeat(200)], es: ['https://a.b'] }),
      }),
      'unusable',
    ],
  ] as const)(
    'of a model that %s are none: the screen is told, and asking again mends it',
    async (_name, behavior, fault) => {
      const { add, settled, call } = opening;
      service.behavior = behavior;
      const id = await add({
        ...accordions,
        question: both(`Do you lend harps ${fault}?`, `¿Prestan arpas ${fault}?`),
      });
      expect(await settled(id)).toMatchObject({ state: 'failed', fault, items: [] });
      service.behavior = sensible;
      await call('POST', `entries/${id}/ways`);
      expect(await settled(id)).toMatchObject({ state: 'made', fault: null });
      // A failure of the model is not a failed job.
      expect(
        await opening.api.db.asSuperuser(
          `select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
          where t.identifier = 'propose_ways' and j.attempts > 1`,
        ),
      ).toEqual([]);
    },
  );

  it('approved beyond what an entry takes are refused, and stay proposed', async () => {
    const { add, settled, call } = opening;
    const alternates = { en: Array.from({ length: 30 }, (_none, n) => `way number ${n} to ask`), es: [] };
    const id = await add({ ...accordions, question: both('Do you polish lutes?', '¿Pulen laúdes?'), alternates });
    const { items } = await settled(id);
    const refused = await call('POST', `entries/${id}/ways/approvals`, { items: items.map((one) => ({ id: one.id })) });
    expect(refused.status).toBe(400);
    expect(refused.json.errors).toEqual([{ path: 'alternates.en', message: 'at most 30' }]);
    expect((await opening.ways(id)).items).toHaveLength(items.length);
    const spanish = items.filter(({ language }) => language === 'es').map((one) => ({ id: one.id }));
    expect((await call('POST', `entries/${id}/ways/approvals`, { items: spanish })).status).toBe(200);
    expect((await call('POST', `entries/${id}/ways/approvals`, { items: spanish })).status).toBe(409);
  });

  it('of an entry are nobody else’s, and its words stand in no log', async () => {
    const { add, settled, call, signIn, api } = opening;
    const id = await add({ ...accordions, question: both('Do you rent tubas?', '¿Alquilan tubas?') });
    await settled(id);
    const agent = await signIn('ben@acme.example');
    expect((await call('GET', `entries/${id}/ways`, undefined, agent)).status).toBe(403);
    expect((await call('GET', `entries/${randomUUID()}/ways`)).status).toBe(404);
    expect((await call('POST', `entries/${randomUUID()}/ways`)).status).toBe(404);
    expect((await call('POST', `entries/${randomUUID()}/ways/approvals`, { items: [{ id }] })).status).toBe(404);
    expect(api.logged.join('')).not.toMatch(/Zanzibar|tubas|accordion/i);
    expect(service.refused).toEqual([]);
  });

  describe('the other language', () => {
    const english = { into: 'es', question: 'Do you lend bows?', answer: 'Yes, for 5 dollars a day.' };

    it('is drafted and kept nowhere', async () => {
      const entries = async () => ((await opening.call('GET', 'entries?limit=200')).json.items as unknown[]).length;
      const before = await entries();
      const draft = await opening.call('POST', 'drafts/other-language', english);
      expect(draft.json).toEqual({ question: '¿Qué hay que saber de esto?', answer: 'Esto es lo que hay: 5.' });
      expect(await entries()).toBe(before);
    });

    it.each([
      ['brings a figure of its own', { question: '¿Prestan arcos?', answer: 'Sí, por 6 dólares.' }],
      ['stays in the language that it had', { question: english.question, answer: english.answer }],
      ['is longer than an answer may be', { question: '¿Prestan arcos?', answer: 'sí, claro. '.repeat(100) }],
      ['is nothing', { question: '', answer: '' }],
    ])('is not shown when it %s', async (_name, draft) => {
      service.behavior = () => ({ content: JSON.stringify(draft) });
      const refused = await opening.call('POST', 'drafts/other-language', english);
      expect([refused.status, refused.json.code]).toEqual([502, 'could_not_propose']);
    });

    it('of an entry of 8,000 letters is refused before anybody is asked', async () => {
      const refused = await opening.call('POST', 'drafts/other-language', { ...english, answer: 'x'.repeat(8_000) });
      expect(refused.status).toBe(400);
      expect(service.requests).toEqual([]);
    });
  });
});

describe('ways to ask without a model', () => {
  let opening: Awaited<ReturnType<typeof opened>>;
  beforeAll(async () => {
    opening = await opened({});
  }, 60_000);
  afterAll(() => opening.api.close());

  it('are made by rules, and the other language is not drafted', async () => {
    const { add, settled, call, found } = opening;
    const id = await add({
      question: both('How much is an oil change?', '¿Cuánto cuesta el cambio de aceite?'),
      answer: both('49 dollars.', '49 dólares.'),
    });
    const { state, items } = await settled(id);
    expect(state).toBe('made');
    expect(items.map(({ way }) => way)).toContain('What does an oil change cost?');
    expect(new Set(items.map(({ origin }) => origin))).toEqual(new Set(['rules']));
    await call('POST', `entries/${id}/ways/approvals`, { items: items.map((one) => ({ id: one.id })) });
    expect(await found('What does an oil change cost?')).toBe(id);
    const refused = await call('POST', 'drafts/other-language', { into: 'es', question: 'Why?', answer: 'So.' });
    expect([refused.status, refused.json.code]).toEqual([409, 'no_wording_model']);
  });

  it('do not take what another entry is asked by', async () => {
    const { add, settled, call } = opening;
    const taken = 'Am I allowed to bring my parrot?';
    await add({ question: both(taken, '¿Puedo llevar un loro ahí?'), answer: both('Yes.', 'Sí.') });
    const id = await add({
      question: both('Can I bring my parrot?', '¿Puedo ir con loro?'),
      answer: both('Yes.', 'Sí.'),
    });
    expect((await settled(id)).items.map(({ way }) => way)).not.toContain(taken);
    await call('DELETE', `entries/${id}`);
    expect((await call('GET', `entries/${id}/ways`)).status).toBe(404);
  });

  it('come with entries that contradict each other, two by two, until one of them is changed', async () => {
    const { add, call } = opening;
    const pairs = async (query = '') => (await call('GET', `contradictions${query}`)).json;
    expect(await pairs()).toEqual({ items: [], next: null });
    const ids: string[] = [];
    for (const [en, es] of [
      ['It is 20 dollars.', 'Son 20 dólares.'],
      ['It is 30 dollars.', 'Son 30 dólares.'],
      ['It is 40 dollars.', 'Son 40 dólares.'],
    ] as const)
      ids.push(
        await add({
          question: both('How much is tuning a harp?', '¿Cuánto cuesta afinar un arpa?'),
          answer: both(en, es),
        }),
      );
    const sorted = [...ids].sort();
    const seen: [string, string, string[]][] = [];
    let cursor = '';
    do {
      const page = await pairs(`?limit=2${cursor && `&cursor=${cursor}`}`);
      for (const { first, second, kinds } of page.items as {
        first: { id: string };
        second: { id: string };
        kinds: string[];
      }[])
        seen.push([first.id, second.id, kinds]);
      cursor = (page.next as string | null) ?? '';
    } while (cursor);
    const [a, b, c] = sorted as [string, string, string];
    expect(seen).toEqual([
      [a, b, ['amounts']],
      [a, c, ['amounts']],
      [b, c, ['amounts']],
    ]);
    await call('PATCH', `entries/${a}`, { enabled: false, version: 1 });
    expect((await pairs()).items).toHaveLength(1);
    expect((await call('DELETE', `entries/${b}`)).json).toEqual({});
    expect((await pairs()).items).toEqual([]);
    expect((await call('GET', 'contradictions?cursor=nonsense')).status).toBe(400);
    const agent = await opening.signIn('ben@acme.example');
    expect((await call('GET', 'contradictions', undefined, agent)).status).toBe(403);
  });
});

import { bootDemo, type BootedDemo } from './boot-demo';
import { ask, type Answered } from './security/ask';

let api: BootedDemo;
let admin: string;

beforeAll(async () => {
  api = await bootDemo();
  admin = await api.signIn('admin@acme.example');
}, 60_000);
afterAll(() => api.close());

const call = (method: string, path: string, body?: unknown, token = admin): Promise<Answered> =>
  ask(`${api.url}/api/v1/knowledge/${path}`, { method, token, ...(body === undefined ? {} : { body }) });

const entry = {
  question: { en: 'Do you make mouth guards for sports?', es: '¿Hacen protectores bucales para deporte?' },
  answer: { en: 'Yes, they are ready in three days.', es: 'Sí, están listos en tres días.' },
};

interface Entry {
  id: string;
  version: number;
  question: { en: string; es: string };
  alternates: { en: string[]; es: string[] };
}
const items = (answer: Answered): Entry[] => answer.json.items as Entry[];

describe('knowledge over REST', () => {
  it('has the ten entries of the demo business, page by page, each once', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await call('GET', `entries?limit=4${cursor && `&cursor=${cursor}`}`);
      expect(page.status).toBe(200);
      seen.push(...items(page).map(({ id }) => id));
      cursor = (page.json.next as string | null) ?? '';
    } while (cursor);
    expect(seen).toHaveLength(10);
    expect(new Set(seen).size).toBe(10);
  });

  it('finds entries by any of their words, accents and case apart', async () => {
    const found = items(await call('GET', `entries?q=${encodeURIComponent('BLANQUEAMIENTO')}`));
    expect(found.map(({ question }) => question.en)).toEqual(['Do you do teeth whitening?']);
    expect(items(await call('GET', `entries?q=${encodeURIComponent('cuanto cuesta')}`))).toHaveLength(1);
    expect(items(await call('GET', 'entries?q=xylophone'))).toEqual([]);
    expect(items(await call('GET', `entries?q=${encodeURIComponent('%')}`))).toEqual([]);
  });

  it('answers a new entry at once, its new wording after a change, and nothing once it is gone', async () => {
    const tried = async (question: string): Promise<unknown> =>
      (await call('POST', 'try', { question, language: 'en' })).json.found;
    expect(await tried('do you make mouth guards for boxing')).toBe(false);
    const created = await call('POST', 'entries', entry);
    expect(created.status).toBe(201);
    expect(created.json).toMatchObject({ ...entry, version: 1, enabled: true, alternates: { en: [], es: [] } });
    const id = String(created.json.id);
    expect(await tried('do you make mouth guards for boxing')).toBe(true);
    const changed = await call('PATCH', `entries/${id}`, {
      alternates: { en: ['I grind at night'], es: [] },
      version: 1,
    });
    expect(changed.json).toMatchObject({ version: 2, alternates: { en: ['I grind at night'], es: [] } });
    expect(await tried('somebody who grinds at night')).toBe(true);
    expect((await call('PATCH', `entries/${id}`, { enabled: false, version: 2 })).json).toMatchObject({
      version: 3,
      enabled: false,
    });
    expect(await tried('do you make mouth guards for boxing')).toBe(false);
    expect((await call('DELETE', `entries/${id}`)).status).toBe(204);
    expect((await call('GET', `entries/${id}`)).status).toBe(404);
    expect((await call('DELETE', `entries/${id}`)).status).toBe(404);
  });

  it('says what a caller would hear, by what it was found, and what was nearest when nothing answers', async () => {
    const found = await call('POST', 'try', { question: '¿a qué hora abren mañana?', language: 'es' });
    expect(found.json).toMatchObject({ found: true, threshold: expect.any(Number) as number });
    expect((found.json.entry as { answer: string }).answer).toContain('Abrimos de lunes a viernes');
    const none = await call('POST', 'try', { question: 'can you clean my carpets and windows', language: 'en' });
    expect(none.json).toMatchObject({ found: false, terms: ['clean'] });
    expect(Number(none.json.score)).toBeLessThan(Number(none.json.threshold));
    expect((none.json.entry as { question: string }).question).toContain('cleaning');
  });

  it('refuses what is not an entry, naming the field', async () => {
    const paths = async (body: unknown): Promise<string[]> => {
      const refused = await call('POST', 'entries', body);
      expect(refused.status).toBe(400);
      return (refused.json.errors as { path: string }[]).map(({ path }) => path);
    };
    expect(await paths({ ...entry, answer: { en: 'Yes.' } })).toEqual(['answer.es']);
    expect(await paths({ ...entry, question: { en: '???', es: 'x' } })).toEqual(['question.en']);
    expect(await paths({ ...entry, answer: { en: 'x'.repeat(1_001), es: 'x' } })).toEqual(['answer.en']);
    expect((await call('POST', 'entries', { ...entry, tenantId: 'other' })).status).toBe(400);
    expect((await call('PATCH', `entries/${crypto.randomUUID()}`, { version: 1 })).status).toBe(400);
    expect((await call('GET', 'entries?cursor=nonsense')).status).toBe(400);
    expect((await call('POST', 'try', { question: 'x', language: 'fr' })).status).toBe(400);
  });

  it('is for those who keep the knowledge', async () => {
    const agent = await api.signIn('ben@acme.example');
    expect((await call('GET', 'entries', undefined, agent)).status).toBe(403);
    expect((await call('POST', 'entries', entry, agent)).status).toBe(403);
    const root = await api.signIn('root@voicecore.example');
    expect((await call('GET', 'entries', undefined, root)).status).toBe(403);
  });
});

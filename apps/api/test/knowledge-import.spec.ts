import { starters } from '@voicecore/domain/knowledge/starters';
import { docxOf } from '../src/knowledge/documents/sample-files';
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

async function send(bytes: Uint8Array | string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${api.url}/api/v1/knowledge/previews/file?language=en`, {
    method: 'POST',
    headers: { authorization: `Bearer ${admin}`, 'content-type': 'application/octet-stream', ...headers },
    body: bytes,
  });
  return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
}

interface Draft {
  line: number | null;
  question: { en: string; es: string };
  answer: { en: string; es: string };
  sameAs: string | null;
  repeated: boolean;
}
const drafts = ({ json }: { json: Record<string, unknown> }): Draft[] => json.drafts as Draft[];
const found = async (question: string, language = 'en'): Promise<unknown> =>
  (await call('POST', 'try', { question, language })).json.found;
const both = (en: string, es: string) => ({ en, es });

describe('knowledge that comes in', () => {
  it('is proposed from a pasted text, with what is there already marked, and nothing is kept', async () => {
    const text =
      'Do you do teeth whitening?\nYes.\n\nDo you sell night guards?\nYes, two kinds.\n\nDO you sell night guards\n\n¿Venden protectores nocturnos?\nSí, de dos tipos.';
    const before = (await call('GET', 'entries?limit=200')).json.items as unknown[];
    const preview = await call('POST', 'previews/text', { text });
    expect(preview.status).toBe(200);
    expect(preview.json).toMatchObject({ source: 'text', leftOff: 0, ignoredColumns: [] });
    expect(drafts(preview).map(({ question, sameAs, repeated }) => [question, sameAs !== null, repeated])).toEqual([
      [both('Do you do teeth whitening?', ''), true, false],
      [both('Do you sell night guards?', ''), false, false],
      [both('', '¿Venden protectores nocturnos?'), false, false],
    ]);
    expect((await call('GET', 'entries?limit=200')).json.items).toHaveLength(before.length);
  });

  it('is published in one go, serves callers at once, and is taken back but for what was changed since', async () => {
    const entries = [
      {
        question: both('Is there a playground?', '¿Hay zona de juegos?'),
        answer: both('In the yard.', 'En el patio.'),
      },
      { question: both('Do you sell umbrellas?', '¿Venden paraguas?'), answer: both('At the desk.', 'En la entrada.') },
      { question: both('Do you rent bicycles?', ''), answer: both('By the hour.', '') },
    ];
    const made = await call('POST', 'imports', { source: 'text', entries });
    expect([made.status, made.json]).toEqual([201, { id: expect.any(String) as string, entries: 3, unused: 1 }]);
    expect(await found('is there a playground')).toBe(true);
    expect(await found('venden paraguas', 'es')).toBe(true);
    expect(await found('do you rent bicycles')).toBe(false);

    const listed = (await call('GET', 'entries?limit=3')).json.items as { id: string; question: { en: string } }[];
    expect(listed.map(({ question }) => question.en)).toEqual(entries.map(({ question }) => question.en));
    expect((await call('GET', 'imports')).json.items).toMatchObject([{ source: 'text', entries: 3, undoneAt: null }]);

    await call('PATCH', `entries/${listed[0]?.id}`, {
      answer: both('Behind the house.', 'Detrás de la casa.'),
      version: 1,
    });
    const undone = await call('DELETE', `imports/${String(made.json.id)}`);
    expect([undone.status, undone.json]).toEqual([200, { removed: 2, kept: 1 }]);
    expect(await found('venden paraguas', 'es')).toBe(false);
    expect(await found('is there a playground')).toBe(true);
    expect((await call('DELETE', `imports/${String(made.json.id)}`)).json.code).toBe('conflict');
    expect((await call('DELETE', `imports/${crypto.randomUUID()}`)).status).toBe(404);
    await call('DELETE', `entries/${listed[0]?.id}`);
  });

  it('publishes nothing when one entry is not whole, and names the field', async () => {
    const whole = { question: both('Is there a lift?', '¿Hay ascensor?'), answer: both('Yes.', 'Sí.') };
    const broken = { question: both('Is there a ramp?', '¿Hay rampa?'), answer: both('Yes.', '') };
    const refused = await call('POST', 'imports', { source: 'text', entries: [whole, broken] });
    expect([refused.status, refused.json.errors]).toEqual([
      400,
      [{ path: 'entries.1.answer.es', message: 'is needed', code: 'needed' }],
    ]);
    expect(await found('is there a lift')).toBe(false);
  });

  it('keeps one language of an entry that is not used, and uses no entry that lacks one', async () => {
    const half = { question: both('Is there a sauna?', ''), answer: both('Yes.', '') };
    expect((await call('POST', 'entries', half)).status).toBe(400);
    const kept = await call('POST', 'entries', { ...half, enabled: false });
    expect(kept.status).toBe(201);
    const id = String(kept.json.id);
    const used = await call('PATCH', `entries/${id}`, { enabled: true, version: 1 });
    expect((used.json.errors as { path: string }[]).map(({ path }) => path)).toEqual(['question.es', 'answer.es']);
    expect((await call('GET', `entries/${id}`)).json).toMatchObject({ enabled: false, version: 1 });
    const completed = {
      question: both('Is there a sauna?', '¿Hay sauna?'),
      answer: both('Yes.', 'Sí.'),
      enabled: true,
      version: 1,
    };
    expect((await call('PATCH', `entries/${id}`, completed)).status).toBe(200);
    expect(await found('is there a sauna')).toBe(true);
    await call('DELETE', `entries/${id}`);
  });

  it('takes two thousand entries at once, and the list stays quick', async () => {
    const entries = Array.from({ length: 2_000 }, (_one, index) => ({
      question: both(`Is article ${index} in stock?`, `¿Tienen el artículo ${index}?`),
      answer: both(
        `Article ${index} is on shelf ${index % 40}.`,
        `El artículo ${index} está en el estante ${index % 40}.`,
      ),
    }));
    const started = Date.now();
    const made = await call('POST', 'imports', { source: 'table', entries });
    expect([made.status, made.json.entries]).toEqual([201, 2_000]);
    expect(Date.now() - started).toBeLessThan(30_000);
    const page = await call('GET', 'entries?limit=50');
    expect((page.json.items as { question: { en: string } }[])[0]?.question.en).toBe('Is article 0 in stock?');
    expect(await found('is article 1234 in stock')).toBe(true);
    expect((await call('DELETE', `imports/${String(made.json.id)}`)).json).toEqual({ removed: 2_000, kept: 0 });
    const tooMany = [...entries, ...entries.slice(0, 1)];
    expect((await call('POST', 'imports', { source: 'table', entries: tooMany })).status).toBe(400);
  });

  it('reads a table and a Word document, and says of a broken table which line it is', async () => {
    const table = await send('question_en;answer_en;price\nDo you sell stamps?;Yes.;1\n');
    expect(table.json).toMatchObject({ source: 'table', ignoredColumns: ['price'], drafts: [{ line: 2 }] });
    const document = await send(
      docxOf([
        ['Heading1', 'Is there a sauna?'],
        ['', 'Yes.'],
      ]),
    );
    expect(document.json).toMatchObject({ source: 'document', drafts: [{ answer: both('Yes.', '') }] });
    const broken = await send('question_en,answer_en\n"Open?,No\n');
    expect([broken.status, broken.json.code]).toEqual([400, 'invalid_request']);
    expect((broken.json.errors as { path: string }[])[0]?.path).toMatch(/^line\.\d$/);
    expect((await send('name,price\na,1\n')).json.code).toBe('source_without_text');
  });

  it('takes files as bytes only, no larger than 10 MB, and from nobody who is not signed in', async () => {
    expect((await send('x', { 'content-type': 'multipart/form-data; boundary=x' })).status).toBe(415);
    expect((await send('{}', { 'content-type': 'application/json' })).status).toBe(415);
    expect((await send(new Uint8Array(10 * 1024 * 1024 + 1))).json.code).toBe('too_large');
    const stranger = await send(new Uint8Array(5 * 1024 * 1024), { authorization: 'Bearer nobody' });
    expect(stranger.status).toBe(401);
    const agent = await api.signIn('ben@acme.example');
    expect((await call('POST', 'previews/text', { text: 'Cards?\nYes.' }, agent)).status).toBe(403);
    const large = { source: 'text', entries: 'x'.repeat(5 * 1024 * 1024) };
    expect((await call('POST', 'imports', large)).json.code).toBe('too_large');
  });

  it('reads no address inside its own network, and says what may be read', async () => {
    for (const address of [api.url, 'http://localhost/', 'http://169.254.169.254/', 'file:///etc/passwd', 'nonsense'])
      expect((await call('POST', 'previews/page', { address })).json.code).toBe('address_not_allowed');
    expect((await call('POST', 'previews/page', { address: 'http://no-such-host.invalid/' })).json.code).toBe(
      'source_unreachable',
    );
  });
});

describe('what a trade begins with', () => {
  const entries = async () =>
    (await call('GET', 'entries?limit=200')).json.items as {
      id: string;
      enabled: boolean;
      version: number;
      question: { en: string };
    }[];
  const questions = async () => (await entries()).map(({ question }) => question.en);
  const salon = starters.salon.map(({ question }) => question.en);

  it('comes in by one request as drafts in order, and goes again but for what was completed meanwhile', async () => {
    const before = await questions();
    const made = await call('POST', 'starters', { trade: 'salon' });
    expect([made.status, made.json.entries, made.json.unused]).toEqual([201, 3, 3]);
    const added = (await entries()).slice(0, 3);
    expect(added.map(({ question, enabled }) => [question.en, enabled])).toEqual(salon.map((one) => [one, false]));
    const [first] = added;
    const answer = both('No, just come in.', 'No, pase cuando guste.');
    expect((await call('PATCH', `entries/${first!.id}`, { answer, version: 1 })).status).toBe(200);
    const undone = await call('DELETE', `imports/${String(made.json.id)}`);
    expect([undone.status, undone.json]).toEqual([200, { removed: 2, kept: 1 }]);
    expect(await questions()).toEqual([salon[0], ...before]);
    expect((await call('DELETE', `entries/${first!.id}`)).status).toBe(204);
  });

  it('comes in whole or not at all', async () => {
    const before = await questions();
    await api.db.asSuperuser(
      `create function refuse_third() returns trigger language plpgsql as
         $$ begin if new.question_en = '${salon[2]}' then raise 'refused'; end if; return new; end $$`,
    );
    await api.db.asSuperuser(
      'create trigger refuse_third before insert on knowledge_entries for each row execute function refuse_third()',
    );
    expect((await call('POST', 'starters', { trade: 'salon' })).status).toBe(500);
    await api.db.asSuperuser('drop trigger refuse_third on knowledge_entries');
    expect(await questions()).toEqual(before);
    expect((await call('GET', 'imports')).json.items).not.toContainEqual(
      expect.objectContaining({ undoneAt: null, source: 'starters' }),
    );
    expect((await call('POST', 'starters', { trade: 'nobody knows' })).status).toBe(400);
  });
});

import { readContactFile } from '@voicecore/domain/contacts';
import { FirstStart } from '../src/operations';
import { bootLine, type BootedLine } from './boot-line';
import { ask, type Answered } from './security/ask';
import { password, signIn } from './security/world';
import { until } from './until';

jest.setTimeout(90_000);

/** Time limit of an observation on a busy machine, ms. */
const deadline = 30_000;
const number = '+12125550771';
const caller = '+12125550772';

let line: BootedLine;
let admin: string;
let other: string;
let agent: string;

const send = (path: string, token = admin, method = 'GET', body?: unknown): Promise<Answered> =>
  ask(`${line.url}/api/v1/${path}`, { method, token, body });
const add = (body: object, token = admin) => send('contacts', token, 'POST', body);
const change = (id: unknown, body: object) => send(`contacts/${String(id)}`, admin, 'PATCH', body);
const items = (answer: Answered) => answer.json.items as Record<string, unknown>[];
const names = async (query = '', token = admin) => items(await send(`contacts${query}`, token)).map(({ name }) => name);
const search = (typed: string, token = admin) => names(`?q=${encodeURIComponent(typed)}`, token);

async function business(root: string, name: string, more: object = {}): Promise<string> {
  const email = `${name}@contacts.example`;
  const made = { name, timeZone: 'UTC', admin: { name, email, password }, ...more };
  expect((await send('tenants', root, 'POST', made)).status).toBe(201);
  return signIn(line, email);
}

beforeAll(async () => {
  const login = { VOICECORE_ADMIN_EMAIL: 'root@contacts.example', VOICECORE_ADMIN_PASSWORD: password };
  line = await bootLine({ ...login, VOICECORE_SANDBOX: '1' });
  await line.app.get(FirstStart, { strict: false }).run(() => undefined);
  const root = await signIn(line, 'root@contacts.example');
  [admin, other] = [await business(root, 'acme'), await business(root, 'zenith')];
  await send('numbers', admin, 'POST', { e164: number, answerWith: 'menu' });
  const person = { name: 'Ben', email: 'ben@contacts.example', extension: '201', role: 'agent', password };
  const made = await send('agents', admin, 'POST', { ...person, departmentIds: [] });
  agent = await signIn(line, person.email);
  await line.db.asSuperuser('delete from hours');
  const id = (made.json.agent as { id: string }).id;
  await send(`agents/${id}/status`, agent, 'PUT', { status: 'available' });
}, 90_000);
afterAll(() => line.close());
beforeEach(() => line.db.asSuperuser('delete from contacts; delete from rate_limits; delete from screening_numbers'));

const ana = {
  name: 'Ana María Ñíguez',
  company: 'Óptica Sol, S.A.',
  language: 'es',
  notes: 'Prefers mornings.\nAsk for "the usual".',
  tags: ['Gold', 'optician'],
  tier: 1,
  numbers: [caller, '+34600123123'],
  accountCode: 'ab-12 34',
};

describe('the contacts of a business', () => {
  it('are added, read, changed field by field and removed, by its administrators alone', async () => {
    const { status, json } = await add(ana);
    const { id } = json;
    expect([status, json]).toMatchObject([201, { ...ana, accountCode: 'AB1234', version: 1 }]);
    const changed = await change(id, { tier: null, numbers: ['+34600123123'], version: 1 });
    expect([changed.status, changed.json]).toMatchObject([
      200,
      { ...json, tier: null, version: 2, numbers: [ana.numbers[1]] },
    ]);
    const late = await change(id, { tier: 2, version: 1 });
    expect([late.status, late.json]).toMatchObject([
      409,
      { code: 'conflict', current: { id, version: 2, tier: null } },
    ]);
    for (const [token, wanted] of [
      [agent, 403],
      [other, 404],
    ] as const) {
      expect((await send(`contacts/${String(id)}`, token)).status).toBe(wanted);
      expect((await send(`contacts/${String(id)}`, token, 'DELETE')).status).toBe(wanted);
    }
    expect([await names('', other), (await send('contacts', agent)).status]).toEqual([[], 403]);
    expect((await send(`contacts/${String(id)}?version=1`, admin, 'DELETE')).status).toBe(409);
    expect((await send(`contacts/${String(id)}?version=2`, admin, 'DELETE')).status).toBe(204);
    expect([(await send(`contacts/${String(id)}`)).status, await names()]).toEqual([404, []]);
    // What was removed can be added again as it was.
    expect((await add(ana)).status).toBe(201);
  });

  it('have a number and an account code to themselves, until it is moved', async () => {
    const { json: first } = await add(ana);
    const taken = await add({ name: 'Bo', numbers: ['+12125550001', caller] });
    expect([taken.status, taken.json]).toMatchObject([409, { code: 'contact_number_taken', heldBy: first.id }]);
    const { json: bo } = await add({ name: 'Bo', numbers: ['+12125550001'] });
    const code = await change(bo.id, { accountCode: 'AB1234', version: 1 });
    expect([code.status, code.json]).toMatchObject([409, { code: 'account_code_taken', heldBy: first.id }]);
    const both = { numbers: [caller], accountCode: 'ab1234', moveNumbers: true, version: 1 };
    expect((await change(bo.id, both)).json).toMatchObject({ numbers: [caller], accountCode: 'AB1234', version: 2 });
    const left = await send(`contacts/${String(first.id)}`);
    expect(left.json).toMatchObject({ numbers: ['+34600123123'], accountCode: null, version: 2 });
    expect([await search('0772'), await search('3123'), await search('AB1234'), await search('0001')]).toEqual([
      ...[['Bo'], [ana.name], ['Bo'], []],
    ]);
    expect((await add({ name: 'Zoe', numbers: [caller] }, other)).status).toBe(201);
    // Batches take longer, so that they do meet.
    const same = Array.from({ length: 200 }, (_, at) => ({ name: `N${at}`, numbers: [`+1212557${1_000 + at}`] }));
    const atOnce = await Promise.all(
      [1, 2, 3, 4].map(() => send('contact-book/batches', admin, 'POST', { contacts: same })),
    );
    expect(atOnce.map(({ json }) => json.added).sort()).toEqual([0, 0, 0, 200]);
  });

  it('are found by beginnings of words, ends of numbers and the account code, page by page', async () => {
    await add(ana);
    await add({ name: 'Anabel Ortiz', company: 'Taller Norte' });
    for (const [typed, found] of [
      ['ana', ['Anabel Ortiz', ana.name]],
      ['niguez ANA', [ana.name]],
      ['optica', [ana.name]],
      ['gold', [ana.name]],
      ['norte ana', ['Anabel Ortiz']],
      ['(600) 123-123', [ana.name]],
      ['ab12 34', [ana.name]],
      ['mornings', []],
      ['bela', []],
    ] as const)
      expect([typed, await search(typed)]).toEqual([typed, found]);
    expect(await search('ana', other)).toEqual([]);
    const first = await send('contacts?q=ana&limit=1');
    expect(await names(`?q=ana&limit=1&cursor=${String(first.json.next)}`)).toEqual([ana.name]);
    expect((await send('contacts?q=%C3%B1')).status).toBe(400);
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ name: 'Bo', numbers: ['2125550001'] }, 'numbers.0'],
    [{ name: 'Bo', numbers: [caller, caller] }, 'numbers'],
    [{ name: 'Bo', tier: 4 }, 'tier'],
    [{ name: 'Bo', tags: ['a, b'] }, 'tags.0'],
    [{ name: 'Bo', tags: Array.from({ length: 21 }, (_, at) => `t${at}`) }, 'tags'],
    [{ name: 'Bo', accountCode: 'a!' }, 'accountCode'],
    [{ name: 'Bo', language: 'fr' }, 'language'],
    [{ name: 'Bo', notes: 'x'.repeat(2_001) }, 'notes'],
  ])('refuse what is not valid, and say at which field: %#', async (body, path) => {
    const { status, json } = await add(body);
    expect([status, json.errors]).toMatchObject([400, [{ path }]]);
  });

  it('are stored so that nobody reads them in the database', async () => {
    await add(ana);
    const tables = ['contacts', 'contact_numbers', 'contact_number_ends', 'contact_words'];
    const rows = await Promise.all(
      tables.map((table) => line.db.asSuperuser<{ row: string }>(`select t::text as row from ${table} t`)),
    );
    const stored = JSON.stringify(rows);
    expect(rows.every((each) => each.length > 0)).toBe(true);
    for (const plain of ['Ana', 'Óptica', 'mornings', caller.slice(1), 'AB1234', '600123123']) {
      const hex = Buffer.from(plain).toString('hex');
      expect([plain, stored.includes(plain), stored.includes(hex)]).toEqual([plain, false, false]);
    }
    // Open by intention: what they are filtered by says nothing of a person.
    expect(stored).toContain('Gold');
  });
});

describe('many contacts', () => {
  it('come in by the hundred, say which were left out and why, and go out as a file that comes in again', async () => {
    const { json: first } = await add(ana);
    const many = Array.from({ length: 497 }, (_, at) => ({ name: `Caller ${at}`, numbers: [`+1212556${1_000 + at}`] }));
    const left = [
      { name: 'Taken', numbers: [caller] },
      { name: 'Again', numbers: [many[0]!.numbers[0]] },
      { name: 'Code', accountCode: 'AB1234' },
    ];
    const answer = await send('contact-book/batches', admin, 'POST', { contacts: [...many, ...left] });
    expect([answer.status, answer.json]).toEqual([
      200,
      {
        added: 497,
        refused: [
          { position: 497, code: 'contact_number_taken', heldBy: first.id },
          { position: 498, code: 'contact_number_taken', heldBy: null },
          { position: 499, code: 'account_code_taken', heldBy: first.id },
        ],
      },
    ]);
    const file = readContactFile((await send('contact-book/file')).text, () => null);
    if (file.kind !== 'contacts') throw new Error('the file has lost its columns');
    expect([file.contacts.length, file.badLines]).toEqual([498, []]);
    const written = file.contacts.find(({ contact }) => contact.name === ana.name)?.contact;
    expect(written).toEqual({ ...ana, accountCode: 'AB1234' });
    await line.db.asSuperuser('delete from contacts');
    const again = await send('contact-book/batches', admin, 'POST', {
      contacts: file.contacts.map(({ contact }) => contact),
    });
    expect([again.status, again.json]).toEqual([200, { added: 498, refused: [] }]);
    expect((await send('contact-book/batches', admin, 'POST', { contacts: [] })).status).toBe(400);
    expect((await send('contact-book/file', agent)).status).toBe(403);
  });
});

describe('a caller who is a contact', () => {
  const dial = (from = caller) => line.sandbox.phones.dial({ from, to: number });
  const newest = async (token = admin) => items(await send('calls?limit=1', token))[0];
  const listens = (phone: ReturnType<typeof dial>) =>
    phone.waitFor((one) => one.events.some(({ type }) => type === 'listening'), deadline);
  const known = { name: ana.name, company: ana.company, tier: 1 };

  it('is named at the ring, in the list, on the page of the call, in the file and in the search', async () => {
    const phone = dial();
    await listens(phone);
    phone.digits('201');
    const desk = async () => (await send('softphone/desk', agent)).json;
    await until(async () => (await desk()).offer, 'the ring', deadline);
    expect((await desk()).offer).toMatchObject({ caller, contact: null });
    const { json: added } = await add(ana);
    const { id } = added;
    const full = { id, ...known, language: 'es', notes: ana.notes, tags: ana.tags };
    expect(((await desk()).offer as { contact: unknown }).contact).toEqual(full);
    const call = await newest(agent);
    expect(call).toMatchObject({ caller });
    expect(call?.contact).toEqual({ id, ...known });
    expect((await send(`calls/${String(call?.id)}`, agent)).json.contact).toEqual(full);
    expect((await send('calls/file')).text).toContain(`,${ana.name},`);
    expect((await send('find?q=0772')).json.calls).toMatchObject([{ contact: { id } }]);
    expect(items(await send('calls?q=niguez'))).toMatchObject([{ id: call?.id }]);
    expect(items(await send('calls?q=niguez%20ana', agent))).toMatchObject([{ id: call?.id }]);
    expect(items(await send('calls?q=somebody'))).toEqual([]);
    phone.hangup();
    await until(async () => ((await desk()).offer === null ? true : null), 'the end of the ring', deadline);
    expect(items(await send('softphone/recent', agent))[0]).toMatchObject({ contact: { id, ...known } });
    await send(`contacts/${String(id)}`, admin, 'DELETE');
    expect((await newest())?.contact).toBeNull();
  });

  it('is a stranger to another business, and nobody without a number', async () => {
    await add(ana, other);
    await add({ name: 'Nobody', numbers: [] });
    for (const from of [caller, 'anonymous']) {
      const phone = dial(from);
      await listens(phone);
      phone.hangup();
      expect(await newest()).toMatchObject({ caller: from === caller ? caller : null, contact: null });
    }
  });

  it('is never screened out with a VIP tier, and is without one', async () => {
    await send('screening/numbers', admin, 'POST', { list: 'block', number: '+1212', isPrefix: true });
    const { json } = await add(ana);
    const phone = dial();
    await listens(phone);
    phone.hangup();
    await phone.waitFor(({ status }) => status === 'completed', deadline);
    await change(json.id, { tier: null, version: 1 });
    const second = dial();
    await second.waitFor(({ status }) => ['no-answer', 'busy'].includes(status), deadline);
    expect(second.heard()).toEqual([]);
  });
});

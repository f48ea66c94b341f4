import { Sealing } from '../src/platform/sealing';
import { WrappedKeys } from '../src/operations/wrapped-keys';
import { bootLine, type BootedLine } from './boot-line';
import { ask } from './security/ask';
import { password, signIn } from './security/world';
import { FirstStart } from '../src/operations';

interface Listed {
  items: { id: string; caller: string | null; unreadable: boolean }[];
}

let line: BootedLine;
let admin: string;
const tokens: Record<string, string> = {};
const ids: Record<string, string> = {};
const number = '+12125550931';

const api = async <T>(
  path: string,
  token: string,
  method = 'GET',
  body?: unknown,
): Promise<{ status: number; json: T }> => {
  const { status, json } = await ask(`${line.url}/api/v1${path}`, { token, method, body });
  return { status, json: json as T };
};

beforeAll(async () => {
  line = await bootLine({ VOICECORE_ADMIN_EMAIL: 'root@sight.example', VOICECORE_ADMIN_PASSWORD: password });
  await line.app.get(FirstStart, { strict: false }).run(() => undefined);
  const root = await signIn(line, 'root@sight.example');
  const wanted = {
    name: 'Sight',
    timeZone: 'UTC',
    number,
    admin: { name: 'Ada', email: 'ada@sight.example', password },
  };
  await api('/tenants', root, 'POST', wanted);
  admin = await signIn(line, 'ada@sight.example');
  const numbers = await api<{ items: { id: string }[] }>('/numbers', admin);
  await api(`/numbers/${numbers.json.items[0]!.id}`, admin, 'PATCH', { answerWith: 'menu', version: 1 });
  for (const [name, extension] of [
    ['one', '201'],
    ['two', '202'],
  ] as const) {
    const email = `${name}@sight.example`;
    const made = await api<{ agent: { id: string } }>('/agents', admin, 'POST', {
      name,
      email,
      extension,
      role: 'agent',
      departmentIds: [],
      password,
    });
    ids[name] = made.json.agent.id;
    tokens[name] = await signIn(line, email);
  }
  await line.db.asSuperuser(`delete from hours`);
  for (const name of ['one', 'two'])
    await api(`/agents/${ids[name]}/status`, tokens[name]!, 'PUT', { status: 'available' });
}, 90_000);
afterAll(() => line.close());

/** A caller who dials an extension, which rings. */
async function ringing(extension: string): Promise<string> {
  const before = new Set((await api<Listed>('/calls', admin)).json.items.map(({ id }) => id));
  const phone = line.sandbox.phones.dial({ from: '+12125550142', to: number });
  await phone.waitFor((one) => one.events.some(({ type }) => type === 'listening'), 30_000);
  phone.digits(extension);
  await phone.waitFor((one) => one.events.some((event) => event.type === 'verb' && event.verb === 'Enqueue'), 30_000);
  const after = (await api<Listed>('/calls', admin)).json.items;
  return after.find(({ id }) => !before.has(id))!.id;
}

describe('a call that rings at one agent', () => {
  let call: string;
  beforeAll(async () => {
    call = await ringing('201');
  }, 60_000);

  it('is read by that agent and the administrator, and by no other agent', async () => {
    expect((await api(`/calls/${call}`, tokens.one!)).status).toBe(200);
    expect((await api(`/calls/${call}`, admin)).status).toBe(200);
    expect((await api(`/calls/${call}`, tokens.two!)).status).toBe(404);
    expect((await api<Listed>('/calls', tokens.two!)).json.items.map(({ id }) => id)).not.toContain(call);
  });

  it('takes the wishes of nobody who is not in it, before they reach its ledger', async () => {
    const entries = async () =>
      (await line.db.asSuperuser('select 1 from call_ledger where call_id = $1', [call])).length;
    const before = await entries();
    for (const [path, body] of [
      ['hold', { on: true }],
      ['hangup', undefined],
      ['transfer', { kind: 'agent', id: ids.two }],
      ['take-back', undefined],
    ] as const)
      for (const token of [tokens.two!, admin])
        expect([404, 403]).toContain((await api(`/softphone/calls/${call}/${path}`, token, 'POST', body)).status);
    expect(await entries()).toBe(before);
  });

  it('opens for that agent from the desk, whatever became of it there', async () => {
    const desk = async () =>
      (await api<{ offer: { offerId: string } | null; missed: { callId: string }[] }>('/softphone/desk', tokens.one!))
        .json;
    const offered = (await desk()).offer!;
    expect((await api(`/softphone/offers/${offered.offerId}/decline`, tokens.one!, 'POST')).status).toBe(204);
    const { items } = (await api<{ items: { callId: string }[] }>('/softphone/recent', tokens.one!)).json;
    const shown = [...(await desk()).missed, ...items].map(({ callId }) => callId);
    expect(shown).toEqual([call, call]);
    expect((await api(`/calls/${call}`, tokens.one!)).status).toBe(200);
  });
});

describe('a call whose key is gone', () => {
  it('is shown as unreadable beside the others, in the list and on its page', async () => {
    const call = await ringing('202');
    await line.db.asSuperuser(`update calls set wrapped_key = decode('0201', 'hex') where id = $1`, [call]);
    const { status, json } = await api<Listed>('/calls', admin);
    expect(status).toBe(200);
    expect(json.items.find(({ id }) => id === call)).toMatchObject({ caller: null, unreadable: true });
    expect(json.items.filter(({ id }) => id !== call).every(({ unreadable }) => !unreadable)).toBe(true);
    expect((await api(`/calls/${call}`, admin)).status).toBe(200);
  }, 60_000);
});

describe('keys of before, which opened in any row', () => {
  it('are bound to their rows at the start', async () => {
    const sealing = line.app.get(Sealing);
    expect(await line.app.get(WrappedKeys, { strict: false }).bind()).toBe(0);
    const [row] = await line.db.asSuperuser<{ id: string; key: Buffer }>(
      `select id, wrapped_key as key from tenants where name = 'Sight'`,
    );
    expect(() =>
      sealing.boundTenantKey(
        row!.id.replace(/^./, (first) => (first === 'f' ? 'e' : 'f')),
        row!.key,
      ),
    ).toThrow();
  });
});

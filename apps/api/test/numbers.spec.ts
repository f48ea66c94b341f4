import { randomUUID } from 'node:crypto';
import { FirstStart } from '../src/operations';
import { bootApi, type BootedApi } from './boot-api';
import { ask, type Answered } from './security/ask';
import { password, signIn } from './security/world';

jest.setTimeout(60_000);

const number = '+12125550142';
const platform = '00000000-0000-7000-8000-000000000001';

interface Business {
  readonly id: string;
  readonly token: string;
}

describe.each([
  ['a real carrier', ''],
  ['the sandbox', '1'],
])('numbers with %s', (_name, sandbox) => {
  let api: BootedApi;
  let root: string;
  let a: Business;
  let b: Business;

  const send = (path: string, token: string, method = 'GET', body?: unknown): Promise<Answered> =>
    ask(`${api.url}/api/v1/${path}`, { method, token, body });
  const business = async (name: string): Promise<Business> => {
    const email = `${name}@numbers.example`;
    const admin = { name, email, password };
    const made = await send('tenants', root, 'POST', { name, timeZone: 'UTC', admin });
    return { id: (made.json.tenant as { id: string }).id, token: await signIn(api, email) };
  };
  const heldBy = async ({ token }: Business): Promise<string[]> =>
    ((await send('numbers', token)).json.items as { e164: string }[]).map(({ e164 }) => e164);

  beforeAll(async () => {
    api = await bootApi({
      ...{ VOICECORE_SANDBOX: sandbox, VOICECORE_ADMIN_EMAIL: 'root@numbers.example' },
      VOICECORE_ADMIN_PASSWORD: password,
    });
    await api.app.get(FirstStart, { strict: false }).run(() => undefined);
    root = await signIn(api, 'root@numbers.example');
    [a, b] = [await business('a'), await business('b')];
  });
  afterAll(() => api.close());

  it('are given, moved and taken away by the platform', async () => {
    const given = await send(`tenants/${a.id}/numbers`, root, 'POST', { e164: number });
    expect([given.status, given.json.e164, await heldBy(a)]).toEqual([201, number, [number]]);
    const taken = await send(`tenants/${b.id}/numbers`, root, 'POST', { e164: number });
    expect([taken.status, taken.json.code, taken.json.detail]).toEqual([
      ...[409, 'number_taken'],
      'The business that has it is a.',
    ]);
    const [listed] = (await send(`tenants/${a.id}/numbers`, root)).json.items as { id: string; e164: string }[];
    expect(listed).toMatchObject({ id: given.json.id, e164: number });
    expect((await send(`tenants/${b.id}/numbers/${listed!.id}`, root, 'DELETE')).status).toBe(404);
    expect((await send(`tenants/${a.id}/numbers/${listed!.id}`, root, 'DELETE')).status).toBe(204);
    expect((await send(`tenants/${b.id}/numbers`, root, 'POST', { e164: number })).status).toBe(201);
    expect([await heldBy(a), await heldBy(b)]).toEqual([[], [number]]);
  });

  it('are given to businesses only, and by the platform only', async () => {
    for (const id of [platform, randomUUID()]) {
      expect((await send(`tenants/${id}/numbers`, root)).status).toBe(404);
      expect((await send(`tenants/${id}/numbers`, root, 'POST', { e164: '+12125550143' })).status).toBe(404);
    }
    expect((await send(`tenants/${a.id}/numbers`, a.token, 'POST', { e164: '+12125550143' })).status).toBe(403);
  });

  if (sandbox)
    it('are for anybody to try where no call comes from outside', async () => {
      const answer = await send('numbers', a.token, 'POST', { e164: '+12125550144' });
      expect([answer.status, await heldBy(a)]).toEqual([201, ['+12125550144']]);
    });
  else
    it('are claimed by no business on its own word, and the refusal tells nothing', async () => {
      for (const e164 of [number, '+12125550145']) {
        const { status, json } = await send('numbers', a.token, 'POST', { e164 });
        expect([e164, status, json.code]).toEqual([e164, 409, 'number_not_given']);
      }
      expect(await heldBy(a)).toEqual([]);
      const [mine] = (await send('numbers', b.token)).json.items as { id: string }[];
      const change = await send(`numbers/${mine!.id}`, b.token, 'PATCH', {
        label: 'Main',
        answerWith: 'menu',
        version: 1,
      });
      expect([change.status, change.json.label]).toEqual([200, 'Main']);
    });
});

import { randomUUID } from 'node:crypto';
import { password, signIn, World } from './security/world';

jest.setTimeout(60_000);

describe('a business and its own set-up', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open();
  });
  afterAll(() => world.close());

  const asks = (path: string, token: string, method = 'GET', body?: unknown) =>
    world.ask(`/api/v1/${path}`, { method, token, body });

  async function business() {
    const email = `${randomUUID()}@own.example`;
    const admin = { name: 'Owner', email, password };
    const made = await asks('tenants', world.superToken, 'POST', { name: 'Own', timeZone: 'UTC', admin });
    return { id: (made.json.tenant as { id: string }).id, token: await signIn(world.api, email) };
  }
  const setUp = async (token: string) => (await asks('tenant/set-up', token)).json;
  const open = { knowledge: false, people: false, number: false, call: false };

  it('goes step by step, and a draft or an invited person is no step', async () => {
    const { token } = await business();
    expect(await setUp(token)).toEqual(open);
    const texts = { question: { en: 'Where are you?', es: '¿Dónde están?' }, answer: { en: 'Here.', es: 'Aquí.' } };
    const draft = await asks('knowledge/entries', token, 'POST', { ...texts, enabled: false });
    const person = { name: 'Ann', email: `${randomUUID()}@own.example`, extension: '201', role: 'agent' };
    expect((await asks('agents', token, 'POST', person)).status).toBe(201);
    expect(await setUp(token)).toEqual(open);
    const { id, version } = draft.json as { id: string; version: number };
    await asks(`knowledge/entries/${id}`, token, 'PATCH', { enabled: true, version });
    expect(await setUp(token)).toEqual({ ...open, knowledge: true });
    const working = { ...person, email: `${randomUUID()}@own.example`, extension: '202', password };
    await asks('agents', token, 'POST', working);
    await asks('numbers', token, 'POST', { e164: '+12125550111' });
    expect(await setUp(token)).toEqual({ knowledge: true, people: true, number: true, call: false });
  });

  it('ends with the first call in which the business was heard, and with no call of another', async () => {
    const outcome = (value: string) =>
      world.api.db.asSuperuser('update calls set outcome = $2 where tenant_id = $1', [world.a.tenantId, value]);
    await outcome('refused');
    expect((await setUp(world.a.admin.token)).call).toBe(false);
    await outcome('hung_up');
    expect((await setUp(world.a.admin.token)).call).toBe(true);
    expect((await setUp(world.b.admin.token)).call).toBe(false);
  });
});

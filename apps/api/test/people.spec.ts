import { ask, type Answered } from './security/ask';
import { until } from './security/until';
import { password, signIn, World } from './security/world';

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => {
  world = await World.open({ VOICECORE_ROLES: 'http' });
}, 60_000);
afterAll(() => world.close());

const send = (path: string, method = 'GET', body?: unknown, token = world.a.admin.token): Promise<Answered> =>
  world.ask(`/api/v1/${path}`, { method, token, ...(body === undefined ? {} : { body }) });

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly extension: string;
  readonly version: number;
  readonly departmentIds: readonly string[];
}

async function add(name: string, extension: string, more: object = {}): Promise<Listed> {
  const email = `e${extension}@people.example`;
  const { json } = await send('agents', 'POST', { name, email, extension, ...more });
  return json.agent as Listed;
}

/** Reads a list to its end; `meanwhile` runs after the first page. */
async function read(query: string, meanwhile: () => Promise<unknown> = () => Promise.resolve()) {
  const items: Listed[] = [];
  let next: string | null = '';
  let total: unknown = null;
  for (let page = 0; next !== null; page += 1) {
    const { json } = await send(`agents?${query}&limit=7${next && `&cursor=${next}`}`);
    items.push(...(json.items as Listed[]));
    if (page === 0) [total] = [json.total, await meanwhile()];
    next = json.next as string | null;
  }
  return { items, total, names: items.map(({ name }) => name), extensions: items.map(({ extension }) => extension) };
}

describe('the list of people', () => {
  const names = ['Zoë Ünal', 'Ána Ruiz', 'ana ruiz', 'Łukasz Nowak', 'Bo Li', 'Carla Gómez'];
  beforeAll(async () => {
    const { json } = await send('departments', 'POST', { names: { en: 'Paging', es: 'Páginas' } });
    for (let i = 0; i < 24; i += 1)
      await add(`${names[i % names.length]} ${i}`, String(3000 + i), { departmentIds: i % 3 ? [] : [json.id] });
  });

  it.each(['extension', 'extension_down', 'name', 'name_down'])(
    'by %s shows everybody who was there once, in order, while somebody comes',
    async (order) => {
      const before = (await read('order=extension')).extensions;
      const seen = await read(`order=${order}`, () =>
        add(`Middle ${order}`, `40${order.length}${order.charCodeAt(0)}`),
      );
      expect(new Set(seen.extensions).size).toBe(seen.extensions.length);
      for (const extension of before) expect(seen.extensions).toContain(extension);
      expect(seen.total).toBe(before.length);
      if (order.startsWith('extension')) {
        const sorted = [...seen.extensions].sort();
        expect(seen.extensions).toEqual(order === 'extension' ? sorted : sorted.reverse());
      }
    },
  );

  it('sorts by name with accents and case apart', async () => {
    const { names: sorted } = await read('order=name&q=people.example');
    const first = sorted.filter((name) => /ruiz/i.test(name)).map((name) => Number(name.split(' ')[2]));
    expect(first).toEqual([1, 13, 14, 19, 2, 20, 7, 8].sort((a, b) => (String(a) < String(b) ? -1 : 1)));
    expect(sorted.findIndex((name) => name.startsWith('Ł'))).toBeLessThan(
      sorted.findIndex((name) => name.startsWith('Z')),
    );
  });

  it('finds by name, e-mail and extension, among a department and a state', async () => {
    expect((await read('q=gomez')).total).toBe(4);
    expect((await read('q=nowak%203003')).names).toEqual(['Łukasz Nowak 3']);
    expect((await read('q=e3007@')).extensions).toEqual(['3007']);
    expect((await read('q=3012')).extensions).toEqual(['3012']);
    const { items } = await read('q=zoe');
    const departmentId = items[0]!.departmentIds[0]!;
    const there = await read(`departmentId=${departmentId}`);
    expect([there.total, there.items.length]).toEqual([8, 8]);
    expect((await read(`departmentId=${departmentId}&q=zoe`)).total).toBe(4);
    expect((await read('state=invited&q=people.example')).total).toBe((await read('q=people.example')).total);
    expect((await read('state=available')).total).toBe(0);
    const one = items[0]!;
    await send(`agents/${one.id}`, 'PATCH', { disabled: true, version: one.version });
    expect((await read('state=no_access')).names).toEqual([one.name]);
  });

  it('gives a place away to nobody: a cursor is sealed, and is of its order', async () => {
    const { json } = await send('agents?order=name&limit=3');
    const cursor = String(json.next);
    expect(Buffer.from(cursor, 'base64url').toString('latin1').toLowerCase()).not.toMatch(/ana|ruiz|admin/);
    expect((await send(`agents?order=name_down&cursor=${cursor}`)).status).toBe(400);
    expect((await send(`agents?order=name&cursor=${cursor.slice(0, -2)}`)).status).toBe(400);
    expect((await send(`agents?order=name&cursor=${cursor}`, 'GET', undefined, world.b.admin.token)).status).toBe(400);
  });
});

describe('an administrator who takes calls', () => {
  const mine = async () => (await send('auth/me')).json as { personId: string; agentId: string | null };
  const member = async (id: string) =>
    ((await send('members')).json.items as { id: string; version: number }[]).find((one) => one.id === id);

  it('has an extension without a second mailbox, gives it up, and has it again', async () => {
    const { personId } = await mine();
    const before = (await member(personId))!;
    const body = { extension: '5100', departmentIds: [world.a.ids['departments']], version: before.version };
    const given = await send(`members/${personId}/extension`, 'POST', body);
    expect(given.status).toBe(201);
    expect(given.json).toMatchObject({
      personId,
      extension: '5100',
      role: 'tenant_admin',
      departmentIds: body.departmentIds,
    });
    expect((await mine()).agentId).toBe(given.json.id);
    expect(await member(personId)).toBeUndefined();
    await until(async () => (await send('softphone/desk')).status === 200);
    expect((await send(`members/${personId}/extension`, 'POST', body)).status).toBe(404);

    const path = `agents/${String(given.json.id)}`;
    expect((await send(`${path}/extension?version=99`, 'DELETE')).status).toBe(409);
    expect((await send(`${path}/extension?version=${String(given.json.version)}`, 'DELETE')).status).toBe(200 + 4);
    expect((await mine()).agentId).toBeNull();
    expect((await send(path)).status).toBe(404);
    expect((await send(`${path}/restoration`, 'POST')).status).toBe(404);

    const again = (await member(personId))!;
    expect((await send(`members/${personId}/extension`, 'POST', { ...body, version: before.version })).status).toBe(
      409,
    );
    const taken = { ...body, extension: '201', version: again.version };
    expect((await send(`members/${personId}/extension`, 'POST', taken)).json.code).toBe('extension_taken');
    const back = await send(`members/${personId}/extension`, 'POST', { ...body, version: again.version });
    expect(back.json).toMatchObject({ id: given.json.id, extension: '5100' });
  });

  it('who was removed after giving it up comes back without it', async () => {
    const other = (await add('Second Owner', '5200', { role: 'tenant_admin', password })) as Listed & {
      personId: string;
    };
    await send(`agents/${other.id}/extension`, 'DELETE');
    expect((await send(`members/${other.personId}`, 'DELETE')).status).toBe(204);
    const restored = await send(`members/${other.personId}/restoration`, 'POST');
    expect(restored.json).toMatchObject({ id: other.personId, agentId: null });
  });

  it('is nobody whom an agent or a stranger makes', async () => {
    const { personId } = await mine();
    const body = { extension: '5300', version: 1 };
    for (const token of [world.a.tokens.supervisor, world.a.tokens.agent])
      expect((await send(`members/${personId}/extension`, 'POST', body, token)).status).toBe(403);
    expect((await send(`members/${personId}/extension`, 'POST', body, world.b.admin.token)).status).toBe(404);
    expect((await send(`agents/${world.a.agentId}/extension`, 'DELETE')).status).toBe(409);
  });
});

describe('the people of a department', () => {
  it('are set in the department, and both sides are told of each other by their versions', async () => {
    const { json } = await send('departments', 'POST', { names: { en: 'Billing', es: 'Facturación' } });
    const path = `departments/${String(json.id)}`;
    const one = await add('One', '6101');
    const two = await add('Two', '6102');
    const both = await send(path, 'PATCH', { agentIds: [two.id, one.id, one.id], version: json.version });
    expect(both.json).toMatchObject({ agentIds: [one.id, two.id], version: 2 });
    // A user who edits the person has not seen the new department.
    expect((await send(`agents/${one.id}`, 'PATCH', { departmentIds: [], version: one.version })).status).toBe(409);
    const seen = (await send(`agents/${one.id}`)).json;
    expect(seen.departmentIds).toEqual([json.id]);
    expect((await send(`agents/${one.id}`, 'PATCH', { departmentIds: [], version: seen.version })).status).toBe(200);
    // And a user who edits the department has not seen the person leave.
    const stale = await send(path, 'PATCH', { agentIds: [one.id], version: 2 });
    expect([stale.status, (stale.json.current as { agentIds: string[] }).agentIds]).toEqual([409, [two.id]]);
    expect((await send(path, 'PATCH', { agentIds: [], version: 3 })).json).toMatchObject({ agentIds: [], version: 4 });
  });

  it('come and go from both sides at once, and nobody waits for nobody', async () => {
    const { json } = await send('departments', 'POST', { names: { en: 'Crowd', es: 'Gentío' } });
    const id = String(json.id);
    const people = await Promise.all(
      Array.from({ length: 12 }, (_, i) => add(`Crowd ${i}`, String(6200 + i), { departmentIds: [id] })),
    );
    const moves = people.flatMap((one) => [
      send(`agents/${one.id}`, 'PATCH', { departmentIds: [], version: one.version }),
      send(`departments/${id}`, 'PATCH', { agentIds: [one.id], version: 13 }),
    ]);
    const statuses = (await Promise.all(moves)).map(({ status }) => status);
    expect(statuses.filter((status) => status !== 200 && status !== 409)).toEqual([]);
    const { version, agentIds } = (await send(`departments/${id}`)).json;
    for (const one of people) {
      const { departmentIds } = (await send(`agents/${one.id}`)).json;
      expect(departmentIds).toEqual((agentIds as string[]).includes(one.id) ? [id] : []);
    }
    expect(version).toBeGreaterThan(13);
  });

  it('are people of this business', async () => {
    const id = world.a.ids['departments'];
    const { version } = (await send(`departments/${id}`)).json;
    const answer = await send(`departments/${id}`, 'PATCH', { agentIds: [world.b.agentId], version });
    expect(answer.json).toMatchObject({ status: 400, errors: [{ path: 'agentIds', code: 'no_agent' }] });
  });
});

describe('a status that somebody else sets', () => {
  it('says to the agent who it was, until the agent chooses again', async () => {
    const agent = await signIn(world.api, 'agent-a@example.com');
    const desk = async () => (await send('softphone/desk', 'GET', undefined, agent)).json.agent;
    const set = (status: string, token: string) => send(`agents/${world.a.agentId}/status`, 'PUT', { status }, token);
    expect((await set('available', agent)).status).toBe(200);
    expect(await desk()).toMatchObject({ status: 'available', setBy: null });
    expect((await set('not_available', world.a.tokens.supervisor)).status).toBe(200);
    expect(await desk()).toMatchObject({
      status: 'not_available',
      statusReason: 'set_by_supervisor',
      setBy: 'supervisor a',
    });
    await set('available', agent);
    expect(await desk()).toMatchObject({ status: 'available', statusReason: 'chosen', setBy: null });
    const [entry] = await world.api.db.asSuperuser<{ details: unknown }>(
      `select details from audit_entries where action = 'agent.status_set'`,
    );
    expect(entry?.details).toEqual({ status: 'not_available' });
  });

  it('the last calls of the desk tell what became of them', async () => {
    const token = await signIn(world.api, 'agent-a@example.com');
    const { json } = await send('softphone/recent', 'GET', undefined, token);
    expect(json.items).toMatchObject([{ callId: world.a.ids['calls'], result: 'missed', caller: null }]);
    expect((await ask(`${world.api.url}/api/v1/softphone/recent`, {})).status).toBe(401);
  });
});

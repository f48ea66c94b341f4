import type { Socket as NetSocket } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { GONE, type LiveChange } from '@voicecore/contracts/live';
import { signIn, World } from './security/world';

jest.setTimeout(60_000);

/** How soon a push must arrive, and how soon a user who is signed out is disconnected, ms. */
const PUSH_MS = 2_000;
const CUT_MS = 5_000;

describe('the live line of the booted api', () => {
  let world: World;
  const sockets: Socket[] = [];

  beforeAll(async () => {
    world = await World.open();
  });

  afterAll(async () => {
    for (const socket of sockets) socket.close();
    await world.close();
  });

  function dial(accessToken: string | undefined, origin = world.api.env.PUBLIC_BASE_URL): Socket {
    const socket = io(world.api.url, {
      path: '/live',
      transports: ['websocket'],
      auth: { accessToken },
      extraHeaders: { origin },
      forceNew: true,
      reconnection: false,
    });
    sockets.push(socket);
    return socket;
  }

  /** Resolves to the first argument of the socket's next event of this name. */
  const next = (socket: Socket, name: string, withinMs: number): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`no ${name} within ${withinMs} ms`)), withinMs);
      socket.once(name, (value: unknown) => {
        clearTimeout(late);
        resolve(value);
      });
    });

  async function connected(accessToken: string): Promise<Socket> {
    const socket = dial(accessToken);
    await next(socket, 'connect', PUSH_MS);
    return socket;
  }

  async function until(look: () => boolean): Promise<void> {
    const last = Date.now() + PUSH_MS;
    while (!look()) {
      if (Date.now() > last) throw new Error(`not seen within ${PUSH_MS} ms`);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  const setStatus = (status: string, token = world.a.tokens.agent) =>
    world.ask(`/api/v1/agents/${world.a.agentId}/status`, { method: 'PUT', token, body: { status } });

  it('stays open while nothing happens: what ends an upgrade that nobody took ends no live socket', async () => {
    const held: NetSocket[] = [];
    const server = world.api.app.getHttpServer();
    const note = (socket: NetSocket): void => void held.push(socket);
    server.on('connection', note);
    await connected(world.a.tokens.agent);
    server.off('connection', note);
    // The idle time after which the server closes it, ms: a ping comes every 25 s.
    expect(held.map(({ timeout }) => timeout)).toEqual([0]);
  });

  it('pushes a change of status to everybody of the business and to nobody else', async () => {
    const admin = await connected(world.a.tokens.tenant_admin);
    const stranger = await connected(world.b.tokens.tenant_admin);
    const heard: unknown[] = [];
    stranger.on('changed', (change: { id: string }) => heard.push(change.id));
    const pushed = next(admin, 'changed', PUSH_MS);
    expect((await setStatus('available')).status).toBe(200);
    expect(await pushed).toMatchObject({ topic: 'agents', id: world.a.agentId });
    const other = await world.ask(`/api/v1/agents/${world.b.agentId}/status`, {
      method: 'PUT',
      token: world.b.tokens.agent,
      body: { status: 'available' },
    });
    expect(other.status).toBe(200);
    await until(() => heard.includes(world.b.agentId));
    expect(heard).not.toContain(world.a.agentId);
  });

  it('tells the people of a business that the platform has suspended and restored it, and nobody else', async () => {
    const path = `/api/v1/tenants/${world.b.tenantId}`;
    const agent = await connected(world.b.tokens.agent);
    const stranger = await connected(world.a.tokens.tenant_admin);
    const heard: unknown[] = [];
    stranger.on('changed', ({ topic }: { topic: string }) => heard.push(topic));
    for (const status of ['suspended', 'active']) {
      const { version } = (await world.ask(path, { token: world.superToken })).json;
      const pushed = next(agent, 'changed', PUSH_MS);
      const body = { status, version };
      expect((await world.ask(path, { method: 'PATCH', token: world.superToken, body })).status).toBe(200);
      expect(await pushed).toMatchObject({ topic: 'tenant', id: world.b.tenantId });
      const me = await world.ask('/api/v1/auth/me', { token: world.b.tokens.agent });
      expect(me.json).toMatchObject({ suspended: status === 'suspended' });
    }
    expect((await setStatus('not_available')).status).toBe(200);
    await until(() => heard.includes('agents'));
    expect(heard).not.toContain('tenant');
  });

  const asAdmin = async (method: string, path: string, body?: object) => {
    const { status, json } = await world.ask(`/api/v1/${path}`, { method, token: world.a.tokens.tenant_admin, body });
    expect([path, status < 300]).toEqual([path, true]);
    return json as { id: string; agent: { id: string }; member: { id: string } };
  };
  const words = { en: 'Is there parking?', es: '¿Hay estacionamiento?' };
  const newAgent = (extension: string) => ({
    ...{ name: 'Passing', email: `passing${extension}@a.example`, extension, role: 'tenant_admin' },
    departmentIds: [],
    password: 'a long way from home',
  });

  it('lets somebody who is given an extension to their desk at once, whatever was believed of them before', async () => {
    const { extension, role: _role, departmentIds, ...member } = newAgent('6108');
    const { id } = (await asAdmin('POST', 'members', member)).member;
    const token = await signIn(world.api, member.email, member.password);
    const desk = async () => (await world.ask('/api/v1/softphone/desk', { token })).status;
    expect(await desk()).toBe(403);
    const admin = await connected(world.a.tokens.tenant_admin);
    const told = next(admin, 'changed', PUSH_MS);
    await asAdmin('POST', `members/${id}/extension`, { extension, departmentIds, version: 1 });
    await told;
    expect(await desk()).toBe(200);
  });

  it('counts changes of status alone: what else changes of an agent is read by those too who know the status', async () => {
    const { id } = (await asAdmin('POST', 'agents', newAgent('6106'))).agent;
    const admin = await connected(world.a.tokens.tenant_admin);
    const status = next(admin, 'changed', PUSH_MS);
    await asAdmin('PUT', `agents/${id}/status`, { status: 'available' });
    expect(await status).toMatchObject({ id, seq: 1 });
    const name = next(admin, 'changed', PUSH_MS);
    await asAdmin('PATCH', `agents/${id}`, { name: 'Renamed', version: 1 });
    expect(await name).toEqual({ topic: 'agents', id, seq: 0 });
  });

  it('has the people read again when a department goes that some of them were in', async () => {
    const { id } = await asAdmin('POST', 'departments', { names: { en: 'Full', es: 'Llena' }, position: 9 });
    await asAdmin('POST', 'agents', { ...newAgent('6107'), departmentIds: [id] });
    const admin = await connected(world.a.tokens.tenant_admin);
    const heard: LiveChange[] = [];
    admin.on('changed', (change: LiveChange) => heard.push(change));
    await asAdmin('DELETE', `departments/${id}`);
    await until(() => heard.some((change) => change.topic === 'agents' && change.id === 'all'));
  });

  it.each([
    ['an agent', 'agents', async () => (await asAdmin('POST', 'agents', newAgent('6104'))).agent.id],
    [
      'somebody without an extension',
      'members',
      async () => {
        const { extension: _extension, role: _role, departmentIds: _departments, ...member } = newAgent('6105');
        return (await asAdmin('POST', 'members', member)).member.id;
      },
    ],
  ] as const)('tells of %s who has forgotten the password, and that a link was made', async (_, topic, add) => {
    const id = await add();
    const admin = await connected(world.a.tokens.tenant_admin);
    const told = next(admin, 'changed', PUSH_MS);
    const email = topic === 'agents' ? 'passing6104@a.example' : 'passing6105@a.example';
    await world.ask('/api/v1/auth/password-request', { method: 'POST', body: { email } });
    expect(await told).toMatchObject({ topic, id });
    const answered = next(admin, 'changed', PUSH_MS);
    await asAdmin('POST', `${topic}/${id}/password-link`);
    expect(await answered).toMatchObject({ topic, id });
  });

  it('tells of those without an extension whatever becomes of them', async () => {
    const { extension, role: _role, departmentIds, ...member } = newAgent('6109');
    const admin = await connected(world.a.tokens.tenant_admin);
    const heard: LiveChange[] = [];
    admin.on('changed', (change: LiveChange) => heard.push(change));
    const told = async (what: string, seq: number, change: () => Promise<unknown>) => {
      heard.length = 0;
      await change();
      await until(() => heard.some((one) => one.topic === 'members' && one.seq === seq)).catch(() => {
        throw new Error(`no push tells that somebody was ${what}`);
      });
    };
    let id = '';
    await told('added', 0, async () => (id = (await asAdmin('POST', 'members', member)).member.id));
    const path = `members/${id}`;
    await told('renamed', 0, () => asAdmin('PATCH', path, { name: 'Renamed', version: 1 }));
    await told('removed', GONE, () => asAdmin('DELETE', path));
    await told('taken up again', 0, () => asAdmin('POST', `${path}/restoration`));
    let agentId = '';
    const extra = { extension, departmentIds, version: 4 };
    await told('given an extension', GONE, async () => {
      agentId = (await asAdmin('POST', `${path}/extension`, extra)).id;
    });
    await told('left without the extension', 0, () => asAdmin('DELETE', `agents/${agentId}/extension`));
  });

  it.each([
    [
      'a removed agent',
      'agents',
      async () => {
        const { id } = (await asAdmin('POST', 'agents', newAgent('6101'))).agent;
        await asAdmin('DELETE', `agents/${id}`);
        return id;
      },
    ],
    [
      'an extension that was given up',
      'agents',
      async () => {
        const { id } = (await asAdmin('POST', 'agents', newAgent('6102'))).agent;
        await asAdmin('DELETE', `agents/${id}/extension`);
        return id;
      },
    ],
    [
      'a department',
      'departments',
      async () => {
        const { id } = await asAdmin('POST', 'departments', {
          names: { en: 'Passing', es: 'De paso' },
          position: 9,
        });
        await asAdmin('DELETE', `departments/${id}`);
        return id;
      },
    ],
    [
      'an entry of the knowledge',
      'knowledge',
      async () => {
        const { id } = await asAdmin('POST', 'knowledge/entries', { question: words, answer: words });
        await asAdmin('DELETE', `knowledge/entries/${id}`);
        return id;
      },
    ],
  ] as const)('says of %s that it is gone', async (_, topic, remove) => {
    const admin = await connected(world.a.tokens.tenant_admin);
    const heard: LiveChange[] = [];
    admin.on('changed', (change: LiveChange) => heard.push(change));
    const id = await remove();
    await until(() => heard.some((change) => change.id === id && change.seq === GONE));
    const told = heard.filter((change) => change.id === id);
    expect([...new Set(told.map((change) => change.topic))]).toEqual([topic]);
    expect(told.at(-1)?.seq).toBe(GONE);
  });

  it.each([
    ['no token', undefined, undefined],
    ['a forged token', 'eyJhbGciOiJub25lIn0.e30.', undefined],
    ['a foreign page', 'good', 'http://evil.example'],
  ])('T-API-10 refuses %s', async (_, token, origin) => {
    const socket = dial(token === 'good' ? world.a.tokens.agent : token, origin);
    await next(socket, 'connect_error', PUSH_MS);
    expect(socket.connected).toBe(false);
  });

  it('gives an agent a desk, and nobody else that desk', async () => {
    const desk = await world.ask('/api/v1/softphone/desk', { token: world.a.tokens.agent });
    expect(desk.json).toMatchObject({ agent: { id: world.a.agentId }, offer: null, call: null });
    const none = await world.ask('/api/v1/softphone/desk', { token: world.a.tokens.tenant_admin });
    expect(none.status).toBe(403);
    const foreign = await world.ask(`/api/v1/agents/${world.a.agentId}/status`, {
      method: 'PUT',
      token: world.b.tokens.supervisor,
      body: { status: 'available' },
    });
    expect(foreign.status).toBe(404);
  });

  it('says that there is no line where no carrier is configured', async () => {
    const answer = await world.ask('/api/v1/softphone/token', { method: 'POST', token: world.a.tokens.agent });
    expect(answer).toMatchObject({ status: 503, json: { code: 'unavailable' } });
  });

  it('T-API-8 cuts the socket of somebody who was taken out within 5 s', async () => {
    const socket = await connected(world.a.tokens.agent);
    const cut = next(socket, 'disconnect', CUT_MS);
    const gone = await world.ask(`/api/v1/agents/${world.a.agentId}`, {
      method: 'DELETE',
      token: world.a.tokens.tenant_admin,
    });
    expect(gone.status).toBeLessThan(300);
    expect(await cut).toBe('io server disconnect');
  });
});

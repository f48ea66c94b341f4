import { liveChannel, type LiveChange, type LiveTopic, liveTopics } from '@voicecore/contracts/live';
import { Databases, type JobsDb } from '@voicecore/database';
import type { AgentId, PersonId, TenantId } from '@voicecore/domain/kernel';
import { seedTenant, testDatabase, trials, type SeededTenant, type TestDatabase } from '@voicecore/testing';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import type { Principal, Role } from '../platform/allow';
import { LiveSockets } from './live-sockets';

/** A committed or rolled-back transaction of one tenant with the changes it tells. */
interface Transaction {
  tenant: number;
  commit: boolean;
  changes: { topic: LiveTopic; agent: number }[];
}

const transaction: fc.Arbitrary<Transaction> = fc.record({
  tenant: fc.nat(1),
  commit: fc.boolean(),
  changes: fc.array(fc.record({ topic: fc.constantFrom(...liveTopics), agent: fc.nat(1) }), {
    minLength: 1,
    maxLength: 3,
  }),
});

/** How long after its commit a change may arrive, ms. */
const BOUND_MS = 2_000;

interface Client {
  tenant: number;
  agent: number | null;
  socket: Socket;
  heard: LiveChange[];
}

/** The first argument of the socket's next event of this name. */
function heard(socket: Socket, name: 'connect' | 'connect_error' | 'disconnect'): Promise<unknown> {
  return new Promise((resolve) => socket.once(name, resolve));
}

describe('two gateways on one database', () => {
  let db: TestDatabase;
  let otherProcess: Databases;
  const tenants: SeededTenant[] = [];
  const servers: { http: Server; sockets: LiveSockets; url: string }[] = [];
  const principals = new Map<string, Principal | null>();
  const clients: Client[] = [];
  const arrivals = new EventEmitter();

  beforeAll(async () => {
    db = await testDatabase();
    for (let i = 0; i < 2; i += 1) tenants.push(await seedTenant(db, { agents: 2 }));
    const urls = { app: db.appUrl, platform: db.platformUrl, jobs: db.jobsUrl };
    otherProcess = await Databases.open(urls, { poolSize: 1 });
    servers.push(await startGateway(db.jobsDb), await startGateway(otherProcess.jobs));
    for (const tenant of [0, 1]) {
      for (const agent of [null, 0, 1]) for (const server of [0, 1]) clients.push(await join(tenant, agent, server));
    }
  });

  afterAll(async () => {
    for (const { socket } of clients) socket.close();
    for (const { sockets } of servers) await sockets.close();
    await otherProcess.close();
    await db.drop();
  });

  async function startGateway(jobs: JobsDb) {
    const http = createServer();
    const sockets = new LiveSockets(http, {
      admit: (token) => {
        const principal = principals.get(String(token));
        const now = () => Promise.resolve(principals.get(String(token)) ?? null);
        return Promise.resolve(principal ? { principal, now } : null);
      },
      isOurs: (origin) => origin === 'http://ours.example',
      screens: { seen: () => Promise.resolve() },
      failed: (error) => {
        throw error;
      },
    });
    await sockets.listen(jobs);
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    return { http, sockets, url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` };
  }

  function admitted(tenant: number, agent: number | null, role: Role = 'agent'): string {
    const token = randomUUID();
    principals.set(token, {
      personId: randomUUID() as PersonId,
      tenantId: tenants[tenant]?.tenantId ?? ('' as TenantId),
      role,
      agentId: agent === null ? null : agentOf(tenant, agent),
      sessionId: randomUUID(),
    });
    return token;
  }

  const agentOf = (tenant: number, agent: number): AgentId =>
    tenants[tenant]?.agents[agent]?.agentId ?? ('' as AgentId);

  function dial(server: number, token: unknown, headers: Record<string, string> = { origin: 'http://ours.example' }) {
    const options = { path: '/live', transports: ['websocket'], auth: { accessToken: token }, extraHeaders: headers };
    return io(servers[server]?.url ?? '', { ...options, forceNew: true, reconnection: false });
  }

  async function join(tenant: number, agent: number | null, server: number): Promise<Client> {
    const socket = dial(server, admitted(tenant, agent));
    const client: Client = { tenant, agent, socket, heard: [] };
    socket.on('changed', (change: LiveChange) => {
      client.heard.push(change);
      arrivals.emit('change');
    });
    await heard(socket, 'connect');
    return client;
  }

  let seq = 0;

  /** Carries out a transaction and returns what it told, if it was committed. */
  async function carryOut({ tenant, commit, changes }: Transaction): Promise<LiveChange[]> {
    const told = changes.map(({ topic, agent }): LiveChange => {
      seq += 1;
      return { topic, id: agentOf(tenant, agent), seq };
    });
    const given = tenants[tenant]?.tenantId ?? ('' as TenantId);
    const rolledBack = new Error('rolled back');
    const work = db.tenantDb.run(given, async (tx) => {
      for (const { topic, id, seq: n } of told) {
        await tx.query('select pg_notify($1, $2)', [liveChannel, `${given}:${topic}:${id}:${n}`]);
      }
      if (!commit) throw rolledBack;
    });
    await work.catch((error: unknown) => {
      if (error !== rolledBack) throw error;
    });
    return commit ? told : [];
  }

  const entitled = (client: Client, tenant: number, { topic, id }: LiveChange): boolean =>
    client.tenant === tenant && (topic !== 'desk' || (client.agent !== null && id === agentOf(tenant, client.agent)));

  it('Property 17: Real-time communication', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(transaction, { minLength: 1, maxLength: 6 }), async (transactions) => {
        for (const client of clients) client.heard.length = 0;
        const committed: { tenant: number; change: LiveChange }[] = [];
        for (const one of transactions) {
          for (const change of await carryOut(one)) committed.push({ tenant: one.tenant, change });
        }
        // A last change for everybody: what had not come by then would never come.
        const fences = [await fence(0), await fence(1)];
        await heardByAll(fences);
        for (const client of clients) {
          const own = committed
            .filter(({ tenant, change }) => entitled(client, tenant, change))
            .map(({ change }) => change);
          expect(client.heard.slice(0, -1)).toEqual(own);
        }
      }),
      { numRuns: trials(100) },
    );
  });

  async function fence(tenant: number): Promise<LiveChange> {
    const [change] = await carryOut({ tenant, commit: true, changes: [{ topic: 'knowledge', agent: 0 }] });
    if (!change) throw new Error('the fence was not told');
    return change;
  }

  async function heardByAll(fences: LiveChange[]): Promise<void> {
    const deadline = AbortSignal.timeout(BOUND_MS);
    const done = (): boolean => clients.every(({ tenant, heard }) => heard.at(-1)?.seq === fences[tenant]?.seq);
    while (!done()) await once(arrivals, 'change', { signal: deadline });
  }

  it.each<[string, unknown, Record<string, string>]>([
    ['no token', undefined, { origin: 'http://ours.example' }],
    ['a token nobody gave', randomUUID(), { origin: 'http://ours.example' }],
    ['a token that is no text', { $ne: null }, { origin: 'http://ours.example' }],
  ])('refuses %s', async (_, token, headers) => {
    const socket = dial(0, token, headers);
    const error = (await heard(socket, 'connect_error')) as Error;
    expect(error.message).toBe('not_signed_in');
    socket.close();
  });

  it.each<[string, Record<string, string>]>([
    ['a foreign page', { origin: 'http://evil.example' }],
    ['no origin', {}],
  ])('refuses %s even with a good token', async (_, headers) => {
    const socket = dial(0, admitted(0, 0), headers);
    await heard(socket, 'connect_error');
    expect(socket.connected).toBe(false);
    socket.close();
  });

  it('refuses what is not a WebSocket', async () => {
    const answer = await fetch(`${servers[0]?.url}/live/?EIO=4&transport=polling`, {
      headers: { origin: 'http://ours.example' },
    });
    expect(answer.status).toBe(400);
  });

  it('gives no room to who asks for one', async () => {
    const client = await join(0, 0, 0);
    client.socket.emit('join', `tenant:${tenants[1]?.tenantId}`);
    client.socket.emit('subscribe', { tenantId: tenants[1]?.tenantId });
    await carryOut({ tenant: 1, commit: true, changes: [{ topic: 'calls', agent: 0 }] });
    const own = await fence(0);
    const deadline = AbortSignal.timeout(BOUND_MS);
    while (client.heard.at(-1)?.seq !== own.seq) await once(arrivals, 'change', { signal: deadline });
    expect(client.heard).toEqual([own]);
    client.socket.close();
  });

  it.each<[string, Partial<Principal> | null]>([
    ['is disabled', null],
    ['has another role', { role: 'supervisor' }],
    ['has no desk any more', { agentId: null }],
  ])('cuts the socket of somebody who %s', async (_, change) => {
    const token = admitted(0, 0);
    const socket = dial(1, token);
    await heard(socket, 'connect');
    const before = principals.get(token);
    principals.set(token, change && before ? { ...before, ...change } : null);
    const cut = heard(socket, 'disconnect');
    await servers[1]?.sockets.check();
    expect(await cut).toBe('io server disconnect');
  });

  it('leaves the sockets of everybody else open', async () => {
    await servers[0]?.sockets.check();
    await servers[1]?.sockets.check();
    expect(clients.every(({ socket }) => socket.connected)).toBe(true);
  });

  it('has every screen read the status again on the interval', async () => {
    for (const client of clients) client.heard.length = 0;
    const deadline = AbortSignal.timeout(BOUND_MS);
    for (const { sockets } of servers) await sockets.refresh();
    while (!clients.every(({ heard }) => heard.length > 0)) await once(arrivals, 'change', { signal: deadline });
    for (const { heard } of clients) expect(heard).toEqual([{ topic: 'agents', id: 'all', seq: 0 }]);
  });
});

import { GONE, type LiveChange, type LiveTopic, liveTopics } from '@voicecore/contracts/live';
import { Databases, NoticeKeys, type JobsDb, type TenantTx } from '@voicecore/database';
import type { AgentId, DepartmentId, PersonId, TenantId } from '@voicecore/domain/kernel';
import { seedTenant, testDatabase, trials, type SeededTenant, type TestDatabase } from '@voicecore/testing';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import type { Role } from '../platform/allow';
import type { LiveUser } from './live-auth';
import { signIn } from './live-adapter';
import { liveOptions } from './live-options';
import { LiveSockets, type LiveServer } from './live-sockets';

/** Whom a call is assigned to: nobody yet, a department, or a department and an agent. */
interface Assigned {
  department: number | null;
  agent: number | null;
}

/** A committed or rolled-back transaction of one tenant with the changes it announces. */
interface Transaction {
  tenant: number;
  commit: boolean;
  changes: ({ topic: LiveTopic; agent: number; gone?: boolean } & { assigned: Assigned })[];
}

const transaction: fc.Arbitrary<Transaction> = fc.record({
  tenant: fc.nat(1),
  commit: fc.boolean(),
  changes: fc.array(
    fc.record({
      topic: fc.constantFrom(...liveTopics),
      agent: fc.nat(1),
      gone: fc.boolean(),
      assigned: fc.record({
        department: fc.option(fc.nat(1), { nil: null }),
        agent: fc.option(fc.nat(1), { nil: null }),
      }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

/** How long after its commit a change may arrive, ms. */
const BOUND_MS = 2_000;

interface Told {
  change: LiveChange;
  assigned: Assigned;
}

/** An agent, in the department with the same number, or an administrator (`agent` is null). */
interface Client {
  tenant: number;
  agent: number | null;
  socket: Socket;
  heard: LiveChange[];
}

/** Announces a change as the product does. */
const tell = (tx: TenantTx, change: string) =>
  tx.query('select app.notify_live($1, $2)', [`${tx.tenantId}:${change}`, tx.noticeSeal]);

/** Resolves to the first argument of the socket's next event of this name. */
function heard(socket: Socket, name: 'connect' | 'connect_error' | 'disconnect'): Promise<unknown> {
  return new Promise((resolve) => socket.once(name, resolve));
}

describe('two gateways on one database', () => {
  let db: TestDatabase;
  let otherProcess: Databases;
  const tenants: SeededTenant[] = [];
  const servers: { io: LiveServer; sockets: LiveSockets; url: string }[] = [];
  const users = new Map<string, LiveUser | null>();
  const clients: Client[] = [];
  /** Departments of each tenant; agent n is in department n. */
  const departmentIds = [0, 1].map(() => [randomUUID() as DepartmentId, randomUUID() as DepartmentId]);
  /** The tenants that were queried, by every check of sockets. */
  const queries: TenantId[] = [];
  const nobody: Assigned = { department: null, agent: null };
  const arrivals = new EventEmitter();

  beforeAll(async () => {
    db = await testDatabase();
    for (let i = 0; i < 2; i += 1) tenants.push(await seedTenant(db, { agents: 2 }));
    const urls = { app: db.appUrl, platform: db.platformUrl, jobs: db.jobsUrl };
    otherProcess = await Databases.open(urls, { noticeKey: db.noticeKey, poolSize: 1 });
    servers.push(await startGateway(db.jobsDb), await startGateway(otherProcess.jobs));
    for (const tenant of [0, 1]) {
      for (const agent of [null, 0, 1]) for (const server of [0, 1]) clients.push(await join(tenant, agent, server));
    }
  });

  afterAll(async () => {
    for (const { socket } of clients) socket.close();
    for (const { sockets, io: live } of servers) {
      sockets.stop();
      await live.close();
    }
    await otherProcess.close();
    await db.drop();
  });

  async function startGateway(jobs: JobsDb) {
    const http = createServer();
    const live: LiveServer = new Server(http, {
      ...liveOptions,
      allowRequest: (request, decide) => decide(null, request.headers.origin === 'http://ours.example'),
    });
    signIn(live, { isOurs: () => true, admit: (token) => Promise.resolve(users.get(String(token)) ?? null) });
    const sockets = new LiveSockets(live, {
      current: (tenantId, asked) => {
        queries.push(tenantId);
        const found = asked.flatMap(({ sessionId }) => users.get(sessionId) ?? []);
        return Promise.resolve(new Map(found.map((user) => [user.sessionId, user])));
      },
      changed: () => undefined,
      seen: () => Promise.resolve(),
      failed: (error) => {
        throw error;
      },
    });
    live.on('connection', (socket) => sockets.join(socket));
    await sockets.listen(jobs);
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    return { io: live, sockets, url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` };
  }

  /** Creates a token, which is also the session. */
  function admitted(tenant: number, agent: number | null, role: Role = 'agent'): string {
    const token = randomUUID();
    users.set(token, {
      personId: randomUUID() as PersonId,
      tenantId: tenants[tenant]?.tenantId ?? ('' as TenantId),
      role: agent === null ? 'tenant_admin' : role,
      agentId: agent === null ? null : agentOf(tenant, agent),
      departments: agent === null ? [] : [departmentOf(tenant, agent)],
      sessionId: token,
    });
    return token;
  }

  const departmentOf = (tenant: number, index: number): DepartmentId => departmentIds[tenant]![index]!;

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

  /** Runs a transaction and returns what it announced, if it was committed. */
  async function carryOut({ tenant, commit, changes }: Transaction): Promise<Told[]> {
    const all = changes.map(({ topic, agent, gone, assigned }): Told => {
      seq += 1;
      return { change: { topic, id: agentOf(tenant, agent), seq: gone ? GONE : seq }, assigned };
    });
    // NOTIFY sends a payload once even when a transaction sends it twice.
    const told = [...new Map(all.map((one) => [noticeOf(tenant, one), one])).values()];
    const given = tenants[tenant]?.tenantId ?? ('' as TenantId);
    const rolledBack = new Error('rolled back');
    const work = db.tenantDb.run(given, async (tx) => {
      for (const one of all) await tell(tx, noticeOf(tenant, one));
      if (!commit) throw rolledBack;
    });
    await work.catch((error: unknown) => {
      if (error !== rolledBack) throw error;
    });
    return commit ? told : [];
  }

  function noticeOf(tenant: number, { change: { topic, id, seq: n }, assigned }: Told): string {
    return `${topic}:${id}:${n}${topic === 'calls' ? `:${audienceOf(tenant, assigned)}` : ''}`;
  }

  function audienceOf(tenant: number, { department, agent }: Assigned): string {
    const members = [
      ...(department === null ? [] : [departmentOf(tenant, department)]),
      ...(agent === null ? [] : [agentOf(tenant, agent)]),
    ];
    return members.length === 0 ? '*' : members.join(',');
  }

  /**
   * The right to read by REST: an administrator everything; an agent their own, their department's and what is not
   * assigned yet.
   */
  function entitled(client: Client, tenant: number, { change: { topic, id }, assigned }: Told): boolean {
    if (client.tenant !== tenant) return false;
    if (topic === 'desk') return client.agent !== null && id === agentOf(tenant, client.agent);
    if (topic !== 'calls' || client.agent === null) return true;
    const { department, agent } = assigned;
    return (department === null && agent === null) || department === client.agent || agent === client.agent;
  }

  it('Property 17: Real-time communication', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(transaction, { minLength: 1, maxLength: 6 }), async (transactions) => {
        for (const client of clients) client.heard.length = 0;
        const committed: { tenant: number; told: Told }[] = [];
        for (const one of transactions) {
          for (const told of await carryOut(one)) committed.push({ tenant: one.tenant, told });
        }
        // A last change for everyone: what has not arrived by then never will.
        const fences = [await fence(0), await fence(1)];
        await heardByAll(fences);
        for (const client of clients) {
          const own = committed
            .filter(({ tenant, told }) => entitled(client, tenant, told))
            .map(({ told }) => told.change);
          expect(client.heard.slice(0, -1)).toEqual(own);
        }
      }),
      { numRuns: trials(100) },
    );
  });

  async function fence(tenant: number): Promise<LiveChange> {
    const [told] = await carryOut({
      tenant,
      commit: true,
      changes: [{ topic: 'knowledge', agent: 0, assigned: nobody }],
    });
    if (!told) throw new Error('the fence was not told');
    return told.change;
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
    await carryOut({ tenant: 1, commit: true, changes: [{ topic: 'calls', agent: 0, assigned: nobody }] });
    const own = await fence(0);
    const deadline = AbortSignal.timeout(BOUND_MS);
    while (client.heard.at(-1)?.seq !== own.seq) await once(arrivals, 'change', { signal: deadline });
    expect(client.heard).toEqual([own]);
    client.socket.close();
  });

  it.each<[string, Partial<LiveUser> | null]>([
    ['is disabled', null],
    ['has another role', { role: 'supervisor' }],
    ['has no desk any more', { agentId: null }],
  ])('cuts the socket of somebody who %s at the notice, and looks at nobody else', async (_, change) => {
    const token = admitted(0, 0);
    const socket = dial(1, token);
    await heard(socket, 'connect');
    const before = users.get(token)!;
    users.set(token, change && { ...before, ...change });
    const cut = heard(socket, 'disconnect');
    await db.tenantDb.run(before.tenantId, (tx) => tell(tx, `person:${before.personId}:0`));
    expect(await cut).toBe('io server disconnect');
    expect(clients.every((client) => client.socket.connected)).toBe(true);
  });

  it('tells somebody with another department what is of that one, and of the old one no more', async () => {
    const token = admitted(0, 0);
    const socket = dial(0, token);
    const told: number[] = [];
    socket.on('changed', ({ seq: n }: LiveChange) => {
      told.push(n);
      arrivals.emit('change');
    });
    await heard(socket, 'connect');
    const before = users.get(token)!;
    users.set(token, { ...before, departments: [departmentOf(0, 1)] });
    await db.tenantDb.run(before.tenantId, (tx) => tell(tx, `person:${before.personId}:0`));
    await fence(0);
    const ofDepartment = (department: number) =>
      carryOut({
        tenant: 0,
        commit: true,
        changes: [{ topic: 'calls', agent: 1, assigned: { department, agent: null } }],
      });
    const [old] = await ofDepartment(0);
    const [now] = await ofDepartment(1);
    const last = await fence(0);
    const deadline = AbortSignal.timeout(BOUND_MS);
    while (told.at(-1) !== last.seq) await once(arrivals, 'change', { signal: deadline });
    expect(told).toContain(now!.change.seq);
    expect(told).not.toContain(old!.change.seq);
    socket.close();
  });

  it('moves no screen and cuts no socket at the word of SQL that runs in another tenant', async () => {
    for (const client of clients) client.heard.length = 0;
    const [a, b] = tenants.map(({ tenantId }) => tenantId);
    const victim = clients.find(({ tenant, agent }) => tenant === 1 && agent === 0)!;
    const channel = new NoticeKeys(db.noticeKey).channel('live');
    const changes = [`calls:${agentOf(1, 0)}:1:*`, `desk:${agentOf(1, 0)}:1`, 'knowledge:all:1'];
    await db.tenantDb.run(a!, async (tx) => {
      for (const change of changes) {
        await tx.query('select app.notify_live($1, $2)', [`${b}:${change}`, tx.noticeSeal]);
        for (const name of ['voicecore_live', channel])
          await tx.query('select pg_notify($1, $2)', [name, `${b}:${change}`]);
      }
    });
    const fences = [await fence(0), await fence(1)];
    await heardByAll(fences);
    // A forged notice has the first number of its object; every genuine one of this test has a higher number.
    expect(clients.flatMap(({ heard: all }) => all.filter(({ seq: n }) => n === 1))).toEqual([]);
    expect(victim.heard).toEqual([fences[1]]);
  });

  it('finds out in its turn whose end no notice told, with one query for all sockets of a tenant', async () => {
    const tokens = Array.from({ length: 40 }, () => admitted(0, 0));
    const sockets = tokens.map((token) => dial(0, token));
    await Promise.all(sockets.map((socket) => heard(socket, 'connect')));
    users.set(tokens[7]!, null);
    const cut = heard(sockets[7]!, 'disconnect');
    queries.length = 0;
    for (const tenant of tenants) if (tenant) await servers[0]!.sockets.checkNext();
    expect(await cut).toBe('io server disconnect');
    expect(queries.length).toBeLessThanOrEqual(2 * tenants.length);
    expect(sockets.filter((socket) => !socket.connected)).toHaveLength(1);
    for (const socket of sockets) socket.close();
  });
});

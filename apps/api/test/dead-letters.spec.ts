import { TenantDb } from '@voicecore/database';
import type { TenantId } from '@voicecore/domain/kernel';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { World } from './security/world';

/** A carrier REST API that refuses or accepts everything. */
class PlainCarrier {
  status = 401;
  readonly asked: string[] = [];
  private readonly server: Server = createServer((request, response) => {
    this.asked.push(`${request.method} ${request.url}`);
    response.writeHead(this.status, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(this.status < 300 ? { sid: 'CA1' } : { code: 20003, message: 'Authenticate' }));
  });

  async start(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }
}

const carrier = new PlainCarrier();
let world: World;
beforeAll(async () => {
  world = await World.open({
    VOICECORE_ROLES: 'http',
    TWILIO_API_BASE_URL: await carrier.start(),
    TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
    TWILIO_AUTH_TOKEN: 'x'.repeat(32),
    TWILIO_API_KEY_SID: `SK${'0'.repeat(32)}`,
    TWILIO_API_KEY_SECRET: 'x'.repeat(32),
    TWILIO_TWIML_APP_SID: `AP${'0'.repeat(32)}`,
  });
}, 60_000);
beforeEach(() => world.api.db.asSuperuser('delete from outbox'));
afterAll(async () => {
  await carrier.stop();
  await world.close();
});

/** Adds an effect that failed for good this many minutes ago. */
async function letterOf(tenantId: string, callId: string | undefined, minutes = 0): Promise<string> {
  const id = randomUUID();
  await world.api.db.asSuperuser(
    `insert into outbox (tenant_id, id, call_id, kind, payload, key, attempts, failed_at, fault)
     values ($1, $2, $3, 'endLeg', '{"legSid":"CA00000000000000000000000000000001"}', $4, 8,
       date_trunc('milliseconds', now()) - make_interval(mins => $5), 'ECONNREFUSED')`,
    [tenantId, id, callId, id, minutes],
  );
  return id;
}

const list = async (token: string, query = '') => {
  const { status, json } = await world.ask(`/api/v1/dead-letters${query}`, { token });
  expect(status).toBe(200);
  return { items: json.items as Record<string, unknown>[], next: json.next as string | null };
};
const retry = (token: string, id: string) => world.ask(`/api/v1/dead-letters/${id}/retry`, { method: 'POST', token });

describe('dead letters', () => {
  it("shows an administrator the tenant's own, and the super admin those of every tenant", async () => {
    const { a, b } = world;
    const [own, others] = [await letterOf(a.tenantId, a.ids.calls, 1), await letterOf(b.tenantId, b.ids.calls, 2)];
    const { items } = await list(a.admin.token);
    expect(items).toEqual([
      expect.objectContaining({
        id: own,
        tenantId: a.tenantId,
        tenantName: 'Business a',
        callId: a.ids.calls,
        kind: 'endLeg',
        fault: 'ECONNREFUSED',
        attempts: 8,
      }),
    ]);
    expect(JSON.stringify(items)).not.toContain('CA0000');
    const all = await list(world.superToken);
    expect(all.items.map(({ id }) => id)).toEqual([own, others]);
  });

  it('comes in pages that hold each letter once', async () => {
    const { a } = world;
    const made = [];
    for (let minutes = 0; minutes < 5; minutes += 1) made.push(await letterOf(a.tenantId, a.ids.calls, minutes));
    const seen: unknown[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page = await list(a.admin.token, `?limit=2${next === '' ? '' : `&cursor=${next}`}`);
      seen.push(...page.items.map(({ id }) => id));
      next = page.next;
    }
    expect(seen).toEqual(made);
  });

  it('is tried again by a person, who is told what became of it', async () => {
    const { a } = world;
    const id = await letterOf(a.tenantId, a.ids.calls);
    carrier.status = 401;
    const failed = await retry(a.admin.token, id);
    expect([failed.status, failed.json]).toEqual([200, { outcome: 'failed', fault: 'carrier_20003' }]);
    expect((await list(a.admin.token)).items).toEqual([
      expect.objectContaining({ id, attempts: 9, fault: 'carrier_20003' }),
    ]);
    carrier.status = 200;
    const done = await retry(world.superToken, id);
    expect([done.status, done.json]).toEqual([200, { outcome: 'done', fault: null }]);
    expect((await list(a.admin.token)).items).toEqual([]);
    expect((await retry(a.admin.token, id)).status).toBe(404);
  });

  it("of another tenant is nobody's: it is not found and not tried", async () => {
    const { a, b } = world;
    const id = await letterOf(b.tenantId, b.ids.calls);
    const before = carrier.asked.length;
    expect((await retry(a.admin.token, id)).status).toBe(404);
    expect((await retry(a.tokens.agent, id)).status).toBe(403);
    expect(carrier.asked).toHaveLength(before);
    expect((await list(b.admin.token)).items).toHaveLength(1);
  });

  it('is told in the notes, beside readiness and in the metrics, until it is done', async () => {
    const { a } = world;
    const id = await letterOf(a.tenantId, a.ids.calls);
    const notes = async () => (await world.ask('/api/v1/tenant', { token: a.admin.token })).json.notes;
    expect(await notes()).toEqual([
      expect.objectContaining({ kind: 'effects_failed', detail: 'ECONNREFUSED', count: 1 }),
    ]);
    // Readiness is cached for a second, however many requests ask for it.
    const saysOfOutbox = async (state: string) => {
      const deadline = Date.now() + 10_000;
      for (;;) {
        const { json, status } = await world.ask('/readyz');
        if ((json.parts as Record<string, string>).outbox === state) return status;
        if (Date.now() > deadline) throw new Error(`readiness does not say ${state}`);
      }
    };
    expect(await saysOfOutbox('dead_letters')).toBe(200);
    expect((await world.ask('/metrics')).text).toMatch(/voicecore_dead_letters\{[^}]*kind="endLeg"[^}]*\} 1/);
    carrier.status = 200;
    await retry(a.admin.token, id);
    expect(await notes()).toEqual([]);
    expect(await saysOfOutbox('ok')).toBe(200);
  });

  describe('that are jobs', () => {
    /** Adds a job on a row of the tenant that has no tries left, with the code of its last failure. */
    const deadJobOf = async (tenantId: string, fault: string): Promise<void> => {
      const rowId = randomUUID();
      await world.api.app.get(TenantDb).run(tenantId as TenantId, (tx) => tx.enqueue('embed_entry', rowId));
      await world.api.db.asSuperuser(
        `update graphile_worker._private_jobs set attempts = max_attempts, last_error = $2 where payload ->> 'id' = $1`,
        [rowId, fault],
      );
    };
    afterEach(() => world.api.db.asSuperuser('delete from graphile_worker._private_jobs'));

    it("stand in the same list, each business's own, with a code and no message", async () => {
      const { a, b } = world;
      await deadJobOf(a.tenantId, 'http_503');
      await deadJobOf(b.tenantId, 'Ana Torres is not known');
      const shown = { tenantId: a.tenantId, callId: null, kind: 'embed_entry', fault: 'http_503', attempts: 10 };
      expect((await list(a.admin.token)).items).toEqual([expect.objectContaining(shown)]);
      expect((await list(b.admin.token)).items).toEqual([expect.objectContaining({ fault: 'unknown' })]);
      expect((await list(world.superToken)).items.map(({ tenantId }) => tenantId).sort()).toEqual(
        [a.tenantId, b.tenantId].sort(),
      );
      const { json } = await world.ask('/api/v1/tenant', { token: a.admin.token });
      expect(json.notes).toEqual([expect.objectContaining({ kind: 'effects_failed', detail: 'http_503', count: 1 })]);
    });

    it('are done again by a worker when a person says so, and by nobody of another business', async () => {
      const { a, b } = world;
      await deadJobOf(a.tenantId, 'http_503');
      const [{ id } = { id: '' }] = (await list(a.admin.token)).items as { id: string }[];
      expect((await retry(b.admin.token, id)).status).toBe(404);
      const again = await retry(a.admin.token, id);
      expect([again.status, again.json]).toEqual([200, { outcome: 'queued', fault: null }]);
      expect((await list(a.admin.token)).items).toEqual([]);
      const waiting = await world.api.db.asSuperuser(
        'select attempts, run_at <= now() as "isDue" from graphile_worker._private_jobs',
      );
      expect(waiting).toEqual([{ attempts: 0, isDue: true }]);
      expect((await retry(a.admin.token, id)).status).toBe(404);
    });

    it('come in pages beside those that are effects', async () => {
      const { a } = world;
      for (let minutes = 1; minutes < 4; minutes += 1) await letterOf(a.tenantId, a.ids.calls, minutes);
      for (let count = 0; count < 3; count += 1) await deadJobOf(a.tenantId, 'http_503');
      const seen: unknown[] = [];
      for (let next: string | null = ''; next !== null;) {
        const page = await list(a.admin.token, `?limit=2${next === '' ? '' : `&cursor=${next}`}`);
        seen.push(...page.items.map(({ id }) => id));
        next = page.next;
      }
      expect([seen.length, new Set(seen).size]).toEqual([6, 6]);
    });
  });
});

import { createHash } from 'node:crypto';
import { JobsDb, TenantDb } from '@voicecore/database';
import { trials } from '@voicecore/testing';
import { CallListStore } from '../../src/calls/call-list.store';
import { KeyedHash } from '../../src/platform/keyed-hash';
import { cookieOf, type Answered } from './ask';
import { until } from './until';
import { password, type World } from './world';

/** Number of guesses tried; the requirement names 1,000. */
const guesses = trials(200);
const sources = 50;
const atOnce = 10;

/** T-API-6 and T-API-9: guessing is slow, flooding is stopped, and neither can be avoided with a header. */
export function throttling(world: () => World): void {
  const guess = (email: string, from: string, headers: Record<string, string> = {}): Promise<Answered> =>
    world().ask('/api/v1/auth/login', { method: 'POST', body: { email, password: 'a wrong guess' }, from, headers });

  it('looks at no more than 20 guesses an hour for one account, wherever they come from', async () => {
    const email = 'supervisor-b@example.com';
    const statuses: number[] = [];
    for (let done = 0; done < guesses; done += atOnce) {
      const batch = Array.from({ length: atOnce }, (_, index) =>
        guess(email, `127.1.0.${1 + ((done + index) % sources)}`),
      );
      statuses.push(...(await Promise.all(batch)).map(({ status }) => status));
    }
    const evaluated = statuses.filter((status) => status === 401).length;
    expect(evaluated).toBeGreaterThan(0);
    expect(evaluated).toBeLessThanOrEqual(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(guesses - evaluated);
    const refused = await guess(email, '127.1.0.1');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(1_800);
  });

  it('answers the same, as slowly, for an account that is not there', async () => {
    const names = ['admin-a', 'agent-a', 'supervisor-a', 'admin-b', 'agent-b'].map((name) => `${name}@example.com`);
    const known = [...names, ...['ana', 'ben', 'carla', 'admin'].map((name) => `${name}@acme.example`)];
    // CPU time of the API and of the hash, not wall-clock time, so that other load on the machine does not count.
    const timed = async (email: string, from: string): Promise<number> => {
      const before = process.cpuUsage();
      const { status, json } = await guess(email, from);
      expect([status, json.code]).toEqual([401, 'sign_in_failed']);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1_000;
    };
    /** Returns the difference of the medians of 27 alternating pairs, ms. */
    const measure = async (from: string): Promise<number> => {
      const times = { known: [] as number[], unknown: [] as number[] };
      for (let round = 0; round < 3; round++) {
        for (const [index, email] of known.entries()) {
          const order = (index + round) % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const);
          for (const kind of order) times[kind].push(await timed(kind === 'known' ? email : `not-${email}`, from));
        }
      }
      return Math.abs(median(times.known) - median(times.unknown));
    };
    // Garbage collection can only increase the difference: the smallest of three measurements counts.
    let apart = Number.POSITIVE_INFINITY;
    for (let tries = 1; tries <= 3 && apart >= 5; tries++) apart = Math.min(apart, await measure(`127.1.1.${tries}`));
    expect(apart).toBeLessThan(5);
  });

  it('stops a source that floods, says when to come back, and leaves everybody else alone', async () => {
    const flood = (headers: Record<string, string> = {}, from = '127.1.2.1'): Promise<Answered> =>
      world().ask('/api/v1/auth/refresh', { method: 'POST', body: { session: '00000000' }, from, headers });
    const answers: Answered[] = [];
    for (let done = 0; done < 320; done += atOnce) {
      answers.push(...(await Promise.all(Array.from({ length: atOnce }, () => flood()))));
    }
    const stopped = answers.filter(({ status }) => status === 429);
    expect(stopped).toHaveLength(20);
    for (const { headers, json } of stopped) {
      expect([json.code, Number(headers['retry-after']) > 0, Number(headers['retry-after']) <= 60]).toEqual([
        'too_many_requests',
        true,
        true,
      ]);
    }
    const queries = jest.spyOn(JobsDb.prototype, 'query');
    const spoofed = await Promise.all(
      ['X-Forwarded-For', 'X-Real-IP', 'Forwarded', 'CF-Connecting-IP'].map((name) =>
        flood({ [name]: 'for=203.0.113.7' }),
      ),
    );
    expect(spoofed.map(({ status }) => status)).toEqual([429, 429, 429, 429]);
    // A source that is already refused costs no statement until its window ends.
    expect(queries.mock.calls.filter(([sql]) => sql.includes('rate_limits'))).toEqual([]);
    queries.mockRestore();
    expect((await flood({}, '127.1.2.2')).status).toBe(401);
    expect((await world().ask('/api/v1/auth/me', { token: world().a.admin.token, from: '127.1.2.1' })).status).toBe(
      200,
    );
  });

  it('counts a request however its path is spelled, or it reaches nothing', async () => {
    const body = { session: '00000000' };
    for (const path of [
      '/API/v1/auth/refresh',
      '/api/V1/auth/refresh',
      '//api/v1/auth/refresh',
      '/api//v1/auth/refresh',
      '/%61pi/v1/auth/refresh',
      '/api/v1/auth/%72efresh',
      '/api/v1/auth/refresh%20',
    ]) {
      const { status } = await world().ask(path, { method: 'POST', body, from: '127.1.3.1' });
      expect([path, status]).toEqual([path, 404]);
    }
    const flood = Array.from({ length: 301 }, (_, index) =>
      world().ask(`/api/v1/auth/refresh${index % 2 === 0 ? '/' : ''}`, { method: 'POST', body, from: '127.1.3.2' }),
    );
    expect((await Promise.all(flood)).filter(({ status }) => status === 429)).toHaveLength(1);
  });

  it('counts requests whose token is bad or whose session has ended, and looks such a session up once', async () => {
    const { a } = world();
    const login = await world().ask('/api/v1/auth/login', { method: 'POST', body: { email: a.admin.email, password } });
    const token = String(login.json.accessToken);
    const cookie = cookieOf(login);
    const session = String(login.json.session);
    await world().ask('/api/v1/auth/logout', { method: 'POST', body: { session }, headers: { Cookie: cookie } });
    const run = jest.spyOn(TenantDb.prototype, 'run');
    for (const [from, bad] of [
      ['127.1.3.3', token],
      ['127.1.3.4', `${token}x`],
    ] as const) {
      const flood = await inTurns(310, () => world().ask('/api/v1/auth/me', { token: bad, from }));
      expect(flood.filter(({ status }) => status === 401)).toHaveLength(300);
      expect(flood.filter(({ status }) => status === 429)).toHaveLength(10);
    }
    expect(run.mock.calls.length).toBeLessThan(30);
    run.mockRestore();
    expect((await world().ask('/api/v1/auth/me', { token: a.admin.token, from: '127.1.3.3' })).status).toBe(200);
  });

  it('gives all accounts of a tenant one budget, and no other tenant less', async () => {
    const { a, b, api } = world();
    await world().ask('/api/v1/auth/me', { token: a.tokens.agent });
    const key = api.app.get(KeyedHash).of('api-tenant', a.tenantId);
    const rows = await api.db.asSuperuser(
      `update rate_limits set hits = 5_999, expires_at = now() + interval '2 s' where key = $1 returning 1`,
      [key],
    );
    expect(rows).toHaveLength(1);
    expect((await world().ask('/api/v1/auth/me', { token: a.tokens.agent })).status).toBe(200);
    expect((await world().ask('/api/v1/auth/me', { token: a.tokens.supervisor })).status).toBe(429);
    expect((await world().ask('/api/v1/auth/me', { token: b.tokens.supervisor })).status).toBe(200);
    await until(async () => (await world().ask('/api/v1/auth/me', { token: a.tokens.agent })).status === 200);
  });

  it('works at four requests of a tenant together, and at those of another beside them', async () => {
    const { a, b } = world();
    const busy = new Map<string, number>();
    const highest = new Map<string, number>();
    const real = CallListStore.prototype.list;
    const run = jest.spyOn(CallListStore.prototype, 'list').mockImplementation(async function (
      this: CallListStore,
      ...asked
    ) {
      const { tenantId } = this['tx'];
      const now = (busy.get(tenantId) ?? 0) + 1;
      busy.set(tenantId, now);
      highest.set(tenantId, Math.max(now, highest.get(tenantId) ?? 0));
      try {
        // Long enough to show which requests run at the same time.
        await new Promise((resolve) => setTimeout(resolve, 25));
        return await real.apply(this, asked);
      } finally {
        busy.set(tenantId, (busy.get(tenantId) ?? 1) - 1);
      }
    });
    const list = (token: string) => world().ask('/api/v1/calls', { token });
    const burst = Array.from({ length: 36 }, () => list(a.tokens.tenant_admin));
    const beside = await list(b.tokens.tenant_admin);
    const answers = await Promise.all(burst);
    run.mockRestore();
    expect(beside.status).toBe(200);
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(highest.get(a.tenantId)).toBe(4);
  });

  it('keeps no address: the counters are keyed hashes, and every one is gone within a day', async () => {
    for (let index = 1; index <= sources; index++) await guess(`nobody-${index}@example.com`, `127.1.0.${index}`);
    const rows = await world().api.db.asSuperuser<{ key: Buffer; late: boolean }>(
      `select key, expires_at > now() + interval '1 day' as late from rate_limits`,
    );
    expect(rows.length).toBeGreaterThan(sources);
    const plain = Array.from({ length: sources }, (_, index) => `127.1.0.${1 + index}`);
    const guessable = new Set(
      plain.flatMap((ip) => [
        ip,
        ...['sha256', 'md5', 'sha1'].map((name) => createHash(name).update(ip).digest('hex')),
      ]),
    );
    for (const { key, late } of rows) {
      expect([key.length, late, guessable.has(key.toString('hex')), guessable.has(key.toString('utf8'))]).toEqual([
        32,
        false,
        false,
        false,
      ]);
    }
  });
}

async function inTurns(count: number, send: () => Promise<Answered>): Promise<Answered[]> {
  const answers: Answered[] = [];
  while (answers.length < count) answers.push(...(await Promise.all(Array.from({ length: atOnce }, send))));
  return answers;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

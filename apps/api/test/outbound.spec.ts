import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { TenantDb, type TenantTx } from '@voicecore/database';
import type { TenantId } from '@voicecore/domain/kernel';
import type { CallPurpose } from '@voicecore/domain/outbound';
import { createApp } from '../src/create-app';
import { FirstStart } from '../src/operations';
import { OutboundGate, type Started } from '../src/outbound';
import { AppLogger } from '../src/platform/app-logger';
import { bootLine, type BootedLine } from './boot-line';
import { ask, type Answered } from './security/ask';
import { password, signIn } from './security/world';
import { until } from './until';

jest.setTimeout(120_000);

const own = '+12125550100';
const friend = '+12125550142';
/** Open at all hours, so that it does not matter when the specs run. */
const always = { opens: 0, closes: 1_440 };

let line: BootedLine;
let root: string;
let admin: string;
let other: string;
let acme: TenantId;
let documents: Server;
let answerUrl: string;
/** The references with which the documents of answered calls were asked for. */
const asked: string[] = [];

const send = (path: string, token: string, method = 'GET', body?: unknown): Promise<Answered> =>
  ask(`${line.url}/api/v1/${path}`, { method, token, body });

async function business(name: string): Promise<{ token: string; id: TenantId }> {
  const email = `${name}@outbound.example`;
  const made = await send('tenants', root, 'POST', { name, timeZone: 'UTC', admin: { name, email, password } });
  expect(made.status).toBe(201);
  return { token: await signIn(line, email), id: (made.json.tenant as { id: TenantId }).id };
}

beforeAll(async () => {
  documents = createServer((request, response) => {
    asked.push((request.url ?? '').split('/').at(-1) ?? '');
    response.setHeader('Content-Type', 'text/xml');
    response.end('<Response><Say>You asked us to call you back.</Say><Pause length="60"/></Response>');
  });
  await new Promise<void>((resolve) => documents.listen(0, '127.0.0.1', resolve));
  answerUrl = `http://127.0.0.1:${(documents.address() as AddressInfo).port}/callback`;
  const login = { VOICECORE_ADMIN_EMAIL: 'root@outbound.example', VOICECORE_ADMIN_PASSWORD: password };
  line = await bootLine(login, { callsPerSecond: 30, ownNumbers: [own] });
  await line.app.get(FirstStart, { strict: false }).run(() => undefined);
  root = await signIn(line, 'root@outbound.example');
  const [a, b] = [await business('acme'), await business('zenith')];
  [admin, acme, other] = [a.token, a.id, b.token];
  expect((await send('numbers', admin, 'POST', { e164: own, answerWith: 'menu' })).status).toBe(201);
}, 120_000);
afterAll(async () => {
  await line.close();
  await new Promise((resolve) => documents.close(resolve));
});

const settings = async (token = admin) => (await send('outbound/policy', token)).json;
async function policy(change: object): Promise<Answered> {
  const { version } = await settings();
  return send('outbound/policy', admin, 'PATCH', { ...change, version });
}
const check = async (number: string, more: object = {}) =>
  (await send('outbound/check', admin, 'POST', { number, ...more })).json;
const stop = (isStopped: boolean, endsRunning = false) =>
  send('outbound/stop', admin, 'PUT', { isStopped, endsRunning });

const inAcme = <T>(work: (tx: TenantTx, gate: OutboundGate) => Promise<T>, app = line.app): Promise<T> =>
  app.get(TenantDb, { strict: false }).run(acme, (tx) => work(tx, app.get(OutboundGate, { strict: false })));
const start = (number = friend, purpose: CallPurpose = 'agent_call', app = line.app): Promise<Started> =>
  inAcme((tx, gate) => gate.start(tx, { purpose, number, answerUrl }), app);
async function started(number = friend): Promise<string> {
  const begun = await start(number);
  if (!begun.allowed) throw new Error(begun.reason);
  return begun.id;
}
interface Row {
  state: string;
  end_reason: string | null;
  minutes: number | null;
  carrier_code: number | null;
  carrier_sid: string | null;
}
async function rowOf(id: string): Promise<Row> {
  const sql = 'select state, end_reason, minutes, carrier_code, carrier_sid from outbound_calls where id = $1';
  const [row] = await line.db.asSuperuser<Row>(sql, [id]);
  if (row === undefined) throw new Error('no such call');
  return row;
}
/** Waits until something has become true. */
const becomes = (isTrue: () => Promise<boolean> | boolean, what: string, deadlineMs = 40_000) =>
  until(async () => (await isTrue()) || null, what, deadlineMs);
const reaches = (id: string, state: string) =>
  becomes(async () => (await rowOf(id)).state === state, `a call that is ${state}`);
/** Forgets all outgoing calls, so that each spec has the whole of its limits. */
const forget = async (): Promise<void> => {
  for (const call of line.sandbox.exchange.calls.live()) call.end('completed');
  await line.db.asSuperuser('delete from outbound_calls');
  await line.db.asSuperuser('delete from outbound_refusals');
};
const dialed = () =>
  line.sandbox.exchange.calls.list().filter(({ setup }) => setup.direction === 'outbound-api').length;

describe('what is allowed', () => {
  it('is at first ordinary numbers of the own country, by day; a business without a number calls nobody', async () => {
    const { isDefault, policy: first, stoppedAt, usage } = await settings();
    expect([isDefault, stoppedAt, usage]).toEqual([
      true,
      null,
      { running: 0, startsLastHour: 0, minutesLastDay: 0, microsLastDay: 0 },
    ]);
    expect(first).toMatchObject({ countries: ['US'], allowedPrefixes: [], opens: 480, closes: 1_260 });
    expect((await settings(other)).policy).toMatchObject({ countries: [] });
  });

  it('can be tried without calling anybody', async () => {
    const at = { policy: { ...((await settings()).policy as object), ...always } };
    expect(await check('(212) 555-0142', at)).toEqual({
      allowed: true,
      reason: null,
      longestMinutes: 60,
      number: friend,
      country: 'US',
      line: 'fixed_line_or_mobile',
      zones: ['America/New_York'],
    });
    const why = async (number: string, more = {}) => (await check(number, { ...at, ...more })).reason;
    expect(await why('911')).toBe('emergency_number');
    expect(await why('+18765550142')).toBe('country_not_allowed');
    expect(await why('+8816123456')).toBe('satellite');
    expect(await why('2125550142;ext=5')).toBe('not_a_number');
    expect(await why(friend, { purpose: 'callback' })).toBe('no_request');
    expect(await why(friend, { purpose: 'callback', requestId: '00000000-0000-4000-8000-000000000001' })).toBe(
      'no_request',
    );
    const night = { ...at.policy, opens: 0, closes: 1 };
    expect(['outside_hours', null]).toContain(await why(friend, { policy: night }));
    expect(dialed()).toBe(0);
    expect((await send('outbound/refusals', admin)).json.items).toEqual([]);
  });

  it('is changed by version, and nonsense is named', async () => {
    const { version } = await settings();
    const changed = await policy({ ...always, countries: ['US', 'MX'] });
    expect([changed.status, changed.json]).toMatchObject([
      200,
      { isDefault: false, policy: { countries: ['US', 'MX'] } },
    ]);
    const stale = await send('outbound/policy', admin, 'PATCH', { longestMinutes: 5, version });
    expect([stale.status, stale.json.current]).toMatchObject([409, { policy: { longestMinutes: 60 } }]);
    for (const bad of [
      { countries: ['XX'] },
      { countries: ['us'] },
      { countries: ['US', 'US'] },
      { allowedPrefixes: ['+121255501'] },
      { lines: ['premium_rate'] },
      { closes: 0 },
      { opens: 1_439, closes: 1_439 },
      { concurrent: 0 },
      { microsPerMinute: 0 },
      { longestMinutes: 1.5 },
    ])
      expect([bad, (await policy(bad)).status]).toEqual([bad, 400]);
    expect((await policy({ closes: 0 })).json.errors).toMatchObject([{ path: 'closes' }]);
  });

  it('belongs to the business and its admins', async () => {
    expect((await settings(other)).policy).toMatchObject({ countries: [] });
    expect((await send('outbound/policy', root)).status).toBe(403);
    expect((await send('installation-outbound', admin)).status).toBe(403);
  });
});

describe('a call that is allowed', () => {
  beforeEach(forget);

  it('rings, is answered with the document it was made for, and ends with its minutes', async () => {
    const phone = line.sandbox.phones.expect(friend);
    const id = await started('212-555-0142');
    await phone.waitForText('You asked us to call you back.', 30_000);
    expect(phone.call.setup).toMatchObject({ from: own, to: friend, limitMs: 60 * 60_000 });
    expect(asked.at(-1)).toBe(`${acme}.${id}`);
    expect(await rowOf(id)).toMatchObject({ state: 'answered', carrier_sid: phone.callSid });
    expect((await settings()).usage).toEqual({
      running: 1,
      startsLastHour: 1,
      minutesLastDay: 60,
      microsLastDay: 3_000_000,
    });
    phone.hangup();
    await reaches(id, 'ended');
    expect(await rowOf(id)).toMatchObject({ end_reason: 'completed', minutes: 1 });
    expect((await settings()).usage).toMatchObject({ running: 0, minutesLastDay: 1, microsLastDay: 50_000 });
  });

  it('that is declined costs nothing', async () => {
    const number = '+12125550143';
    line.sandbox.phones.expect(number, 'decline');
    const id = await started(number);
    await reaches(id, 'ended');
    expect(await rowOf(id)).toMatchObject({ end_reason: 'busy', minutes: 0 });
  });

  it('that the carrier refuses is over, with the carrier’s code', async () => {
    await policy({ countries: ['US', 'ES'] });
    await line.db.asSuperuser(`update numbers set e164 = '+12125550199' where e164 = $1`, [own]);
    const id = await started();
    await reaches(id, 'ended');
    await line.db.asSuperuser(`update numbers set e164 = $1 where e164 = '+12125550199'`, [own]);
    expect(await rowOf(id)).toMatchObject({ end_reason: 'refused_by_carrier', carrier_code: 21_210, minutes: 0 });
  });

  it('is adopted when the carrier’s answer is lost, and never dialed twice', async () => {
    const number = '+12125550144';
    const phone = line.sandbox.phones.expect(number);
    line.sandbox.faults.add({ kind: 'rest-lost', target: '/Calls.json' });
    const before = dialed();
    const id = await started(number);
    await phone.waitForText('You asked us to call you back.', 30_000);
    expect(await rowOf(id)).toMatchObject({ state: 'answered', carrier_sid: phone.callSid });
    expect(dialed()).toBe(before + 1);
  });

  it('is found by asking the carrier when it rings for long after a lost answer', async () => {
    const number = '+12125550145';
    line.sandbox.phones.expect(number, 'ignore');
    line.sandbox.faults.add({ kind: 'rest-lost', target: '/Calls.json' });
    const before = dialed();
    const id = await started(number);
    await becomes(() => dialed() === before + 1, 'a call at the carrier');
    // The first question is not answered either: another one follows.
    line.sandbox.faults.add({ kind: 'rest-5xx', target: '/Calls.json' });
    await line.db.asSuperuser('update outbound_calls set check_at = now() where id = $1', [id]);
    await becomes(() => line.logged.some((text) => text.includes('could not be asked about')), 'a warning');
    await line.db.asSuperuser('update outbound_calls set check_at = now() where id = $1', [id]);
    await becomes(async () => (await rowOf(id)).carrier_sid !== null, 'a call that was found');
    expect(await rowOf(id)).toMatchObject({ state: 'dialed' });
    expect(dialed()).toBe(before + 1);
  });

  it('waits for its turn when the carrier says "too many"', async () => {
    const number = '+12125550146';
    const phone = line.sandbox.phones.expect(number);
    line.sandbox.faults.add({ kind: 'rest-429', target: '/Calls.json' });
    await started(number);
    await phone.waitForText('You asked us to call you back.', 30_000);
  });
});

describe('a call that is refused', () => {
  beforeEach(forget);

  it('is listed with what was dialed and why, newest first, for this business alone', async () => {
    await start('911');
    await start('+8816123456', 'transfer');
    const first = await send('outbound/refusals?limit=1', admin);
    const next = await send(`outbound/refusals?limit=1&cursor=${String(first.json.next)}`, admin);
    expect([first.json.items, next.json.items, next.json.next]).toMatchObject([
      [{ number: '+8816123456', purpose: 'transfer', reason: 'satellite' }],
      [{ number: '911', purpose: 'agent_call', reason: 'emergency_number' }],
      null,
    ]);
    expect((await send('outbound/refusals', other)).json.items).toEqual([]);
    const rows = await line.db.asSuperuser<{ row: string }>('select t::text as row from outbound_refusals t');
    const hex = Buffer.from('+8816123456').toString('hex');
    expect(rows.filter(({ row }) => row.includes('8816123456') || row.includes(hex))).toEqual([]);
  });

  it('is every one of the texts that must never be dialed: the carrier creates none', async () => {
    await policy({ countries: ['US', 'GB', 'ES', 'MX'] });
    const before = dialed();
    for (const part of ['open', 'locked']) {
      const texts = JSON.parse(readFileSync(`apps/api/test/outbound/numbers-${part}.json`, 'utf8')) as {
        verdict: string;
        text: string;
      }[];
      for (const { text } of texts.filter(({ verdict }) => verdict === 'never'))
        expect([text, (await start(text, 'transfer')).allowed]).toEqual([text, false]);
    }
    const [count] = await line.db.asSuperuser<{ calls: number }>('select count(*)::int as calls from outbound_calls');
    expect([count?.calls, dialed()]).toEqual([0, before]);
  });

  it('is one to somebody who does not want to be called', async () => {
    const add = (number: string, token = admin) => send('outbound/opt-outs', token, 'POST', { number });
    const added = await add(friend);
    expect([added.status, added.json]).toMatchObject([201, { number: friend }]);
    expect((await add(friend)).json.id).toBe(added.json.id);
    expect(await start('(212) 555-0142')).toEqual({ allowed: false, reason: 'opted_out' });
    expect((await send('outbound/opt-outs', other)).json.items).toEqual([]);
    expect((await send('outbound/opt-outs', admin)).json.items).toMatchObject([{ number: friend }]);
    expect((await send(`outbound/opt-outs/${String(added.json.id)}`, other, 'DELETE')).status).toBe(404);
    expect((await send(`outbound/opt-outs/${String(added.json.id)}`, admin, 'DELETE')).status).toBe(204);
    expect((await add('2125550142')).status).toBe(400);
    expect((await start()).allowed).toBe(true);
  });

  it('is a call-back without the stored request of that number', async () => {
    const callback = (number: string, requestId: string | null) =>
      inAcme((tx, gate) => gate.start(tx, { purpose: 'callback', number, requestId, answerUrl }));
    expect(await callback(friend, null)).toEqual({ allowed: false, reason: 'no_request' });
    const requestId = await inAcme((tx, gate) => gate.keepRequest(tx, friend, null));
    expect(await callback('+12125550147', requestId)).toEqual({ allowed: false, reason: 'no_request' });
    expect((await callback(friend, requestId)).allowed).toBe(true);
  });

  it('is one beyond the minutes or the spend of a day, and the last one is shorter', async () => {
    await policy({ minutesPerDay: 70, longestMinutes: 60 });
    expect(await start()).toMatchObject({ allowed: true, longestMinutes: 60 });
    expect(await start()).toMatchObject({ allowed: true, longestMinutes: 10 });
    expect(await start()).toEqual({ allowed: false, reason: 'minutes_used_up' });
    await policy({ minutesPerDay: 600, microsPerDay: 3_500_000 });
    expect(await start()).toEqual({ allowed: false, reason: 'spend_used_up' });
    await policy({ microsPerDay: 50_000_000, startsPerHour: 2 });
    expect(await start()).toEqual({ allowed: false, reason: 'too_many_starts' });
    await policy({ startsPerHour: 60 });
  });
});

describe('the switch', () => {
  beforeEach(forget);

  it('stops calls that ring or wait, and those that run, within two seconds', async () => {
    const [talking, ringing] = ['+12125550150', '+12125550151'];
    const phone = line.sandbox.phones.expect(talking);
    const slow = line.sandbox.phones.expect(ringing, 'ignore');
    const first = await started(talking);
    await reaches(first, 'answered');
    const second = await started(ringing);
    await reaches(second, 'dialed');
    const third = await started('+12125550152');
    const at = Date.now();
    expect((await stop(true, true)).status).toBe(200);
    await phone.waitFor(({ status }) => status === 'completed', 5_000);
    await becomes(() => line.sandbox.exchange.calls.live().size === 0, 'no live call', 5_000);
    expect(Date.now() - at).toBeLessThan(2_000);
    for (const id of [first, second, third]) await reaches(id, 'ended');
    expect([(await rowOf(third)).end_reason, (await rowOf(third)).carrier_sid]).toEqual(['not_dialed', null]);
    expect(slow.events).toEqual([]);
    expect(await start()).toEqual({ allowed: false, reason: 'stopped' });
    expect((await check(friend)).reason).toBe('stopped');
    await stop(false);
    expect((await start()).allowed).toBe(true);
  });

  it('of the super admin stops every business, and running calls only when asked', async () => {
    const [number, ringing] = ['+12125550153', '+12125550154'];
    const phone = line.sandbox.phones.expect(number);
    line.sandbox.phones.expect(ringing, 'ignore');
    await reaches(await started(number), 'answered');
    const unanswered = await started(ringing);
    await reaches(unanswered, 'dialed');
    const all = (isStopped: boolean, endsRunning = false) =>
      send('installation-outbound/stop', root, 'PUT', { isStopped, endsRunning });
    expect((await all(true)).json).toMatchObject({ endsRunning: false });
    expect(await start()).toEqual({ allowed: false, reason: 'installation_stopped' });
    expect(await settings()).toMatchObject({ isInstallationStopped: true, stoppedAt: null });
    await reaches(unanswered, 'ended');
    expect([(await rowOf(unanswered)).minutes, phone.status]).toEqual([0, 'in-progress']);
    await all(true, true);
    await phone.waitFor(({ status }) => status === 'completed', 5_000);
    expect((await all(false)).json).toEqual({ stoppedAt: null, endsRunning: false });
    expect((await send('installation-outbound', root)).json).toEqual({ stoppedAt: null, endsRunning: false });
    expect((await start()).allowed).toBe(true);
  });
});

it('leaves no number in a log, an audit entry or an open column', async () => {
  const open = await line.db.asSuperuser<{ row: string }>(
    `select t::text as row from outbound_calls t union all select t::text from outbound_refusals t
     union all select t::text from outbound_opt_outs t union all select t::text from outbound_requests t
     union all select t::text from audit_entries t`,
  );
  const everything = [...open.map(({ row }) => row), ...line.logged].join('\n');
  expect(open.length).toBeGreaterThan(3);
  expect(everything).not.toMatch(/2125550(14|15)\d/);
  expect(everything).not.toContain(Buffer.from(friend).toString('hex'));
});

describe('two processes', () => {
  beforeEach(forget);

  it('let exactly as many of 200 starts through as the limit says, and the carrier gets one a second', async () => {
    await policy({ concurrent: 10, startsPerHour: 1_000 });
    const app = await createApp(line.env, new AppLogger('error', { write: () => undefined }), 'apps/api/test/pages');
    await app.init();
    try {
      const before = dialed();
      const wave = Array.from({ length: 200 }, (_, at) =>
        start(`+1212555${1_000 + at}`, 'agent_call', at % 2 === 0 ? line.app : app),
      );
      const begun = await Promise.all(wave);
      expect(begun.filter(({ allowed }) => allowed)).toHaveLength(10);
      const reasons = new Set(begun.flatMap((one) => (one.allowed ? [] : [one.reason])));
      expect([...reasons]).toEqual(['too_many_at_once']);
      await becomes(() => dialed() === before + 10, 'ten calls at the carrier');
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      expect(dialed()).toBe(before + 10);
      const at = line.sandbox.exchange.calls
        .list()
        .filter(({ setup }) => /^\+12125551\d{3}$/.test(setup.to))
        .map(({ createdAt }) => createdAt)
        .sort((a, b) => a - b);
      // Ten calls have nine seconds between the first and the last; requests travel for different times.
      expect((at.at(-1) ?? 0) - (at[0] ?? 0)).toBeGreaterThan(8_500);
      const stopped = Date.now();
      await stop(true);
      const late = await Promise.all([start('+12125550160'), start('+12125550160', 'agent_call', app)]);
      expect([late, Date.now() - stopped < 2_000]).toEqual([
        [
          { allowed: false, reason: 'stopped' },
          { allowed: false, reason: 'stopped' },
        ],
        true,
      ]);
    } finally {
      await app.close();
      await stop(false);
      await policy({ concurrent: 5 });
    }
  });
});

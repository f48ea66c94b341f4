import { always, becomes, friend, OutboundLine, own } from './outbound/outbound-line';
import { readFileSync } from 'node:fs';

jest.setTimeout(120_000);

let outgoing: OutboundLine;
let other: string;
beforeAll(async () => {
  outgoing = await OutboundLine.open();
  other = await outgoing.another();
}, 120_000);
afterAll(() => outgoing.close());

describe('what is allowed', () => {
  it('is at first ordinary numbers of the own country, by day; a business without a number calls nobody', async () => {
    const { isDefault, policy: first, stoppedAt, usage } = await outgoing.settings();
    expect([isDefault, stoppedAt, usage]).toEqual([
      true,
      null,
      { running: 0, startsLastHour: 0, minutesLastDay: 0, microsLastDay: 0 },
    ]);
    expect(first).toMatchObject({ countries: ['US'], allowedPrefixes: [], opens: 480, closes: 1_260 });
    expect((await outgoing.settings(other)).policy).toMatchObject({ countries: [] });
  });

  it('can be tried without calling anybody', async () => {
    const open = { policy: { ...((await outgoing.settings()).policy as object), ...always } };
    expect(await outgoing.check('(212) 555-0142', open)).toEqual({
      allowed: true,
      reason: null,
      longestMinutes: 60,
      number: friend,
      country: 'US',
      line: 'fixed_line_or_mobile',
      zones: ['America/New_York'],
    });
    const why = async (number: string, more = {}) => (await outgoing.check(number, { ...open, ...more })).reason;
    expect(await why('911')).toBe('emergency_number');
    expect(await why('+18765550142')).toBe('country_not_allowed');
    expect(await why('+8816123456')).toBe('satellite');
    expect(await why('2125550142;ext=5')).toBe('not_a_number');
    expect(await why(friend, { purpose: 'callback' })).toBe('no_request');
    expect(await why(friend, { purpose: 'callback', requestId: '00000000-0000-4000-8000-000000000001' })).toBe(
      'no_request',
    );
    const half = (opens: number, closes: number) => why(friend, { policy: { ...open.policy, opens, closes } });
    expect([await half(0, 720), await half(720, 1_440)].sort()).toEqual([null, 'outside_hours'].sort());
    expect(outgoing.dialed()).toBe(0);
    expect((await outgoing.send('outbound/refusals', outgoing.admin)).json.items).toEqual([]);
  });

  it('is changed by version, and nonsense is named', async () => {
    const { version } = await outgoing.settings();
    const changed = await outgoing.policy({ ...always, countries: ['US', 'MX'] });
    expect([changed.status, changed.json]).toMatchObject([
      200,
      { isDefault: false, policy: { countries: ['US', 'MX'] } },
    ]);
    const stale = await outgoing.send('outbound/policy', outgoing.admin, 'PATCH', { longestMinutes: 5, version });
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
      expect([bad, (await outgoing.policy(bad)).status]).toEqual([bad, 400]);
    expect((await outgoing.policy({ closes: 0 })).json.errors).toMatchObject([{ path: 'closes' }]);
  });

  it('belongs to the business and its admins', async () => {
    expect((await outgoing.settings(other)).policy).toMatchObject({ countries: [] });
    expect((await outgoing.send('outbound/policy', outgoing.root)).status).toBe(403);
    expect((await outgoing.send('installation-outbound', outgoing.admin)).status).toBe(403);
  });
});

describe('a call that is allowed', () => {
  beforeEach(() => outgoing.forget());

  it('rings, is answered with the document it was made for, and ends with its minutes', async () => {
    const phone = outgoing.line.sandbox.phones.expect(friend);
    const id = await outgoing.started('212-555-0142');
    await phone.waitForText('You asked us to call you back.', 30_000);
    expect(phone.call.setup).toMatchObject({ from: own, to: friend, limitMs: 60 * 60_000 });
    expect(outgoing.documents.asked.at(-1)).toBe(`${outgoing.tenantId}.${id}`);
    expect(await outgoing.rowOf(id)).toMatchObject({ state: 'answered', carrier_sid: phone.callSid });
    expect((await outgoing.settings()).usage).toEqual({
      running: 1,
      startsLastHour: 1,
      minutesLastDay: 60,
      microsLastDay: 3_000_000,
    });
    phone.hangup();
    await outgoing.reaches(id, 'ended');
    expect(await outgoing.rowOf(id)).toMatchObject({ end_reason: 'completed', minutes: 1 });
    expect((await outgoing.settings()).usage).toMatchObject({ running: 0, minutesLastDay: 1, microsLastDay: 50_000 });
  });

  it('that is declined costs nothing', async () => {
    const number = '+12125550143';
    outgoing.line.sandbox.phones.expect(number, 'decline');
    const id = await outgoing.started(number);
    await outgoing.reaches(id, 'ended');
    expect(await outgoing.rowOf(id)).toMatchObject({ end_reason: 'busy', minutes: 0 });
    const progress = await outgoing.inTenant((tx, gate) => gate.progress(tx, id));
    expect(progress).toMatchObject({ state: 'ended', endReason: 'busy' });
  });

  it('that the carrier refuses is over, with the carrier’s code', async () => {
    await outgoing.policy({ countries: ['US', 'ES'] });
    await outgoing.line.db.asSuperuser(`update numbers set e164 = '+12125550199' where e164 = $1`, [own]);
    const id = await outgoing.started();
    await outgoing.reaches(id, 'ended');
    await outgoing.line.db.asSuperuser(`update numbers set e164 = $1 where e164 = '+12125550199'`, [own]);
    expect(await outgoing.rowOf(id)).toMatchObject({
      end_reason: 'refused_by_carrier',
      carrier_code: 21_210,
      minutes: 0,
    });
  });

  it('is adopted when the carrier’s answer is lost, and never dialed twice', async () => {
    const number = '+12125550144';
    const phone = outgoing.line.sandbox.phones.expect(number);
    outgoing.line.sandbox.faults.add({ kind: 'rest-lost', target: '/Calls.json' });
    const before = outgoing.dialed();
    const id = await outgoing.started(number);
    await phone.waitForText('You asked us to call you back.', 30_000);
    expect(await outgoing.rowOf(id)).toMatchObject({ state: 'answered', carrier_sid: phone.callSid });
    expect(outgoing.dialed()).toBe(before + 1);
  });

  it('is found by asking the carrier when it rings for long after a lost answer', async () => {
    const number = '+12125550145';
    outgoing.line.sandbox.phones.expect(number, 'ignore');
    outgoing.line.sandbox.faults.add({ kind: 'rest-lost', target: '/Calls.json' });
    const before = outgoing.dialed();
    const id = await outgoing.started(number);
    await becomes(() => outgoing.dialed() === before + 1, 'a call at the carrier');
    // The first question is not answered either: another one follows.
    outgoing.line.sandbox.faults.add({ kind: 'rest-5xx', target: '/Calls.json' });
    await outgoing.line.db.asSuperuser('update outbound_calls set check_at = now() where id = $1', [id]);
    await becomes(() => outgoing.line.logged.some((text) => text.includes('could not be asked about')), 'a warning');
    await outgoing.line.db.asSuperuser('update outbound_calls set check_at = now() where id = $1', [id]);
    await becomes(async () => (await outgoing.rowOf(id)).carrier_sid !== null, 'a call that was found');
    expect(await outgoing.rowOf(id)).toMatchObject({ state: 'dialed' });
    expect(outgoing.dialed()).toBe(before + 1);
  });

  it('waits for its turn when the carrier says "too many"', async () => {
    const number = '+12125550146';
    const phone = outgoing.line.sandbox.phones.expect(number);
    outgoing.line.sandbox.faults.add({ kind: 'rest-429', target: '/Calls.json' });
    await outgoing.started(number);
    await phone.waitForText('You asked us to call you back.', 30_000);
  });
});

describe('a call that is refused', () => {
  beforeEach(() => outgoing.forget());

  it('is listed with what was dialed and why, newest first, for this business alone', async () => {
    await outgoing.start('911');
    await outgoing.start('+8816123456', 'transfer');
    const first = await outgoing.send('outbound/refusals?limit=1', outgoing.admin);
    const next = await outgoing.send(`outbound/refusals?limit=1&cursor=${String(first.json.next)}`, outgoing.admin);
    expect([first.json.items, next.json.items, next.json.next]).toMatchObject([
      [{ number: '+8816123456', purpose: 'transfer', reason: 'satellite' }],
      [{ number: '911', purpose: 'agent_call', reason: 'emergency_number' }],
      null,
    ]);
    expect((await outgoing.send('outbound/refusals', other)).json.items).toEqual([]);
    const rows = await outgoing.line.db.asSuperuser<{ row: string }>('select t::text as row from outbound_refusals t');
    const hex = Buffer.from('+8816123456').toString('hex');
    expect(rows.filter(({ row }) => row.includes('8816123456') || row.includes(hex))).toEqual([]);
  });

  it('is every one of the texts that must never be dialed: the carrier creates none', async () => {
    await outgoing.policy({ countries: ['US', 'GB', 'ES', 'MX'] });
    const before = outgoing.dialed();
    for (const part of ['open', 'locked']) {
      const texts = JSON.parse(readFileSync(`apps/api/test/outbound/numbers-${part}.json`, 'utf8')) as {
        verdict: string;
        text: string;
      }[];
      for (const { text } of texts.filter(({ verdict }) => verdict === 'never'))
        expect([text, (await outgoing.start(text, 'transfer')).allowed]).toEqual([text, false]);
    }
    const [count] = await outgoing.line.db.asSuperuser<{ calls: number }>(
      'select count(*)::int as calls from outbound_calls',
    );
    expect([count?.calls, outgoing.dialed()]).toEqual([0, before]);
  });

  it('is one to somebody who does not want to be called', async () => {
    const add = (number: string, token = outgoing.admin) =>
      outgoing.send('outbound/opt-outs', token, 'POST', { number });
    const added = await add(friend);
    expect([added.status, added.json]).toMatchObject([201, { number: friend }]);
    expect((await add(friend)).json.id).toBe(added.json.id);
    expect(await outgoing.start('(212) 555-0142')).toEqual({ allowed: false, reason: 'opted_out' });
    expect((await outgoing.send('outbound/opt-outs', other)).json.items).toEqual([]);
    expect((await outgoing.send('outbound/opt-outs', outgoing.admin)).json.items).toMatchObject([{ number: friend }]);
    expect((await outgoing.send(`outbound/opt-outs/${String(added.json.id)}`, other, 'DELETE')).status).toBe(404);
    expect((await outgoing.send(`outbound/opt-outs/${String(added.json.id)}`, outgoing.admin, 'DELETE')).status).toBe(
      204,
    );
    expect((await add('2125550142')).status).toBe(400);
    expect((await outgoing.start()).allowed).toBe(true);
  });

  it('is a call-back without the stored request of that number', async () => {
    const callback = (number: string, requestId: string | null) =>
      outgoing.inTenant((tx, gate) =>
        gate.start(tx, { purpose: 'callback', number, requestId, answerUrl: outgoing.documents.answerUrl }),
      );
    expect(await callback(friend, null)).toEqual({ allowed: false, reason: 'no_request' });
    const requestId = await outgoing.inTenant((tx, gate) => gate.keepRequest(tx, friend, null));
    expect(await callback('+12125550147', requestId)).toEqual({ allowed: false, reason: 'no_request' });
    expect((await callback(friend, requestId)).allowed).toBe(true);
  });

  it('is one beyond the minutes or the spend of a day, and the last one is shorter', async () => {
    await outgoing.policy({ minutesPerDay: 70, longestMinutes: 60 });
    expect(await outgoing.start()).toMatchObject({ allowed: true, longestMinutes: 60 });
    expect(await outgoing.start()).toMatchObject({ allowed: true, longestMinutes: 10 });
    expect(await outgoing.start()).toEqual({ allowed: false, reason: 'minutes_used_up' });
    await outgoing.policy({ minutesPerDay: 600, microsPerDay: 3_500_000 });
    expect(await outgoing.start()).toEqual({ allowed: false, reason: 'spend_used_up' });
    await outgoing.policy({ microsPerDay: 50_000_000, startsPerHour: 2 });
    expect(await outgoing.start()).toEqual({ allowed: false, reason: 'too_many_starts' });
    await outgoing.policy({ startsPerHour: 60 });
  });
});

import { always, becomes, friend, OutboundLine } from './outbound/outbound-line';
import type { OutboundCallId } from '@voicecore/domain/kernel';
import { createApp } from '../src/create-app';
import { AppLogger } from '../src/platform/app-logger';

jest.setTimeout(120_000);

let outgoing: OutboundLine;
beforeAll(async () => {
  outgoing = await OutboundLine.open();
  await outgoing.policy(always);
}, 120_000);
afterAll(() => outgoing.close());

describe('the switch', () => {
  beforeEach(() => outgoing.forget());

  it('stops calls that ring or wait, and those that run, within two seconds', async () => {
    const [talking, ringing] = ['+12125550150', '+12125550151'];
    const phone = outgoing.line.sandbox.phones.expect(talking);
    const slow = outgoing.line.sandbox.phones.expect(ringing, 'ignore');
    const first = await outgoing.started(talking);
    await outgoing.reaches(first, 'answered');
    const second = await outgoing.started(ringing);
    await outgoing.reaches(second, 'dialed');
    const third = await outgoing.started('+12125550152');
    const at = Date.now();
    expect((await outgoing.stop(true, true)).status).toBe(200);
    await phone.waitFor(({ status }) => status === 'completed', 5_000);
    await becomes(() => outgoing.line.sandbox.exchange.calls.live().size === 0, 'no live call', 5_000);
    expect(Date.now() - at).toBeLessThan(2_000);
    for (const id of [first, second, third]) await outgoing.reaches(id, 'ended');
    expect([(await outgoing.rowOf(third)).end_reason, (await outgoing.rowOf(third)).carrier_sid]).toEqual([
      'not_dialed',
      null,
    ]);
    expect(slow.events).toEqual([]);
    expect(await outgoing.start()).toEqual({ allowed: false, reason: 'stopped' });
    expect((await outgoing.check(friend)).reason).toBe('stopped');
    await outgoing.stop(false);
    expect((await outgoing.start()).allowed).toBe(true);
  });

  it('and the wish not to be called also hold for calls that wait for the carrier', async () => {
    const before = outgoing.dialed();
    const [first, second] = ['+12125550156', '+12125550157'];
    const ids: OutboundCallId[] = [];
    await outgoing.whileCarrierIsBusy(async () => {
      ids.push(await outgoing.started(first));
      await outgoing.send('outbound/opt-outs', outgoing.admin, 'POST', { number: first });
    });
    await outgoing.reaches(ids[0]!, 'ended');
    await outgoing.whileCarrierIsBusy(async () => {
      ids.push(await outgoing.started(second));
      await outgoing.send('installation-outbound/stop', outgoing.root, 'PUT', { isStopped: true });
    });
    await outgoing.reaches(ids[1]!, 'ended');
    await outgoing.send('installation-outbound/stop', outgoing.root, 'PUT', { isStopped: false });
    const reasons = await Promise.all(ids.map(async (id) => (await outgoing.rowOf(id)).end_reason));
    expect([reasons, outgoing.dialed()]).toEqual([['not_dialed', 'not_dialed'], before]);
  });

  it('of the super admin stops every business, and running calls only when asked', async () => {
    const [number, ringing] = ['+12125550153', '+12125550154'];
    const phone = outgoing.line.sandbox.phones.expect(number);
    outgoing.line.sandbox.phones.expect(ringing, 'ignore');
    await outgoing.reaches(await outgoing.started(number), 'answered');
    const unanswered = await outgoing.started(ringing);
    await outgoing.reaches(unanswered, 'dialed');
    const all = (isStopped: boolean, endsRunning = false) =>
      outgoing.send('installation-outbound/stop', outgoing.root, 'PUT', { isStopped, endsRunning });
    expect((await all(true)).json).toMatchObject({ endsRunning: false });
    expect(await outgoing.start()).toEqual({ allowed: false, reason: 'installation_stopped' });
    expect(await outgoing.settings()).toMatchObject({ isInstallationStopped: true, stoppedAt: null });
    await outgoing.reaches(unanswered, 'ended');
    expect([(await outgoing.rowOf(unanswered)).minutes, phone.status]).toEqual([0, 'in-progress']);
    await all(true, true);
    await phone.waitFor(({ status }) => status === 'completed', 5_000);
    expect((await all(false)).json).toEqual({ stoppedAt: null, endsRunning: false });
    expect((await outgoing.send('installation-outbound', outgoing.root)).json).toEqual({
      stoppedAt: null,
      endsRunning: false,
    });
    expect((await outgoing.start()).allowed).toBe(true);
  });
});

it('leaves no number in a log, an audit entry or an open column', async () => {
  const open = await outgoing.line.db.asSuperuser<{ row: string }>(
    `select t::text as row from outbound_calls t union all select t::text from outbound_refusals t
     union all select t::text from outbound_opt_outs t union all select t::text from outbound_requests t
     union all select t::text from audit_entries t`,
  );
  const everything = [...open.map(({ row }) => row), ...outgoing.line.logged].join('\n');
  expect(open.length).toBeGreaterThan(3);
  expect(everything).not.toMatch(/2125550(14|15)\d/);
  expect(everything).not.toContain(Buffer.from(friend).toString('hex'));
});

describe('two processes', () => {
  beforeEach(() => outgoing.forget());

  it('let exactly as many of 200 starts through as the limit says, and the carrier gets one a second', async () => {
    await outgoing.policy({ concurrent: 10, startsPerHour: 1_000 });
    const app = await createApp(
      outgoing.line.env,
      new AppLogger('error', { write: () => undefined }),
      'apps/api/test/pages',
    );
    await app.init();
    try {
      const before = outgoing.dialed();
      const wave = Array.from({ length: 200 }, (_, at) =>
        outgoing.start(`+1212555${1_000 + at}`, 'agent_call', at % 2 === 0 ? outgoing.line.app : app),
      );
      const begun = await Promise.all(wave);
      expect(begun.filter(({ allowed }) => allowed)).toHaveLength(10);
      const reasons = new Set(begun.flatMap((one) => (one.allowed ? [] : [one.reason])));
      expect([...reasons]).toEqual(['too_many_at_once']);
      await becomes(() => outgoing.dialed() === before + 10, 'ten calls at the carrier');
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      expect(outgoing.dialed()).toBe(before + 10);
      const taken = await outgoing.line.db.asSuperuser<{ at: number }>(
        'select (extract(epoch from taken_at) * 1000)::float8 as at from outbound_calls where taken_at is not null order by 1',
      );
      const gaps = taken.slice(1).map(({ at }, index) => at - (taken[index]?.at ?? 0));
      expect([taken.length, gaps.filter((ms) => ms < 1_000)]).toEqual([10, []]);
      const stopped = Date.now();
      await outgoing.stop(true);
      const late = await Promise.all([
        outgoing.start('+12125550160'),
        outgoing.start('+12125550160', 'agent_call', app),
      ]);
      expect([late, Date.now() - stopped < 2_000]).toEqual([
        [
          { allowed: false, reason: 'stopped' },
          { allowed: false, reason: 'stopped' },
        ],
        true,
      ]);
    } finally {
      await app.close();
      await outgoing.stop(false);
      await outgoing.policy({ concurrent: 5 });
    }
  });
});

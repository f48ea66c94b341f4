import { agentsIn, offersOf, roomOf, type CallInput } from '@voicecore/domain/call';
import type { SeededTenant } from '@voicecore/testing';
import { randomUUID } from 'node:crypto';
import { ledgerBench, type LedgerBench } from '../../test/ledger-on-database';
import type { CallKey } from '.';

let bench: LedgerBench;
let tenant: SeededTenant;
beforeAll(async () => {
  bench = await ledgerBench();
});
beforeEach(async () => {
  tenant = await bench.tenant({ agents: 2 });
});
afterEach(() => {
  bench.carrier.fault = null;
  bench.carrier.onTheWay = () => Promise.resolve();
});
afterAll(() => bench.close());

interface Row {
  readonly kind: string;
  readonly attempts: number;
  readonly done: boolean;
  readonly failed: boolean;
  readonly fault: string | null;
}

const rows = (call: CallKey): Promise<Row[]> =>
  bench.db.asSuperuser<Row>(
    `select kind, attempts, done_at is not null as done, failed_at is not null as failed, fault
       from outbox where call_id = $1 order by created_at, id`,
    [call.callId],
  );

/** Brings a call to the point where the agent and the caller are talking. */
async function talking(call: CallKey): Promise<number> {
  const person: CallInput = { kind: 'DigitsPressed', personal: { digits: '0' } };
  await bench.apply(call, person);
  const { roomNumber: k, offerId, agentId } = await offered(call);
  const leg = { k, conferenceSid: 'CF1' };
  await bench.apply(call, { kind: 'AgentDialledIn', offerId, agentId, legSid: 'CAagent' });
  await bench.apply(call, { kind: 'ParticipantJoined', ...leg, legSid: 'CAagent', who: 'agent' });
  await bench.apply(call, { kind: 'ParticipantJoined', ...leg, legSid: 'CAcaller', who: 'caller' });
  await settled();
  return k;
}

/** Resolves once everything that was started has finished, successfully or not. */
const settled = () => bench.outbox.idle();

/** Makes everything due now, as if time had passed. */
const timePasses = (call: CallKey) =>
  bench.db.asSuperuser(`update outbox set due_at = now() where call_id = $1 and done_at is null`, [call.callId]);

/** Tries until the row has failed for good, and returns the number of tries. */
async function failForGood(call: CallKey, kind: string): Promise<number> {
  for (let round = 0; round < 20; round += 1) {
    await settled();
    const row = (await rows(call)).find((one) => one.kind === kind && !one.done);
    if (row === undefined) throw new Error(`${kind} is not open`);
    if (row.failed) return row.attempts;
    await timePasses(call);
    await bench.outbox.sweep('due');
  }
  throw new Error('it never fails for good');
}

const away = (call: CallKey, k: number): Promise<unknown> =>
  bench.apply(call, { kind: 'ParticipantLeft', k, conferenceSid: 'CF1', legSid: 'CAagent', who: 'agent' });

describe('effects that fail', () => {
  it('become dead letters after the last try: not done, with the code of the fault and an honest count', async () => {
    const call = await bench.ring(tenant);
    await talking(call);
    bench.carrier.fault = Object.assign(new Error('Authentication Error for +12125550142'), { code: 20003 });
    const before = bench.carrier.asked.length;
    await bench.apply(call, { kind: 'AgentWished', agentId: (await agentOf(call))!, wish: { kind: 'hangUp' } });
    const attempts = await failForGood(call, 'endCall');
    const asked = bench.carrier.asked.slice(before).filter((request) => request !== 'end CAagent');
    expect(asked).toHaveLength(attempts);
    expect((await rows(call)).find(({ kind, done }) => kind === 'endCall' && !done)).toEqual({
      kind: 'endCall',
      attempts,
      done: false,
      failed: true,
      fault: 'carrier_20003',
    });
    await timePasses(call);
    await bench.outbox.sweep('due');
    await settled();
    expect(bench.carrier.asked.length).toBe(before + 2 * attempts);
  });

  it('are tried again slowly while the call still wants them, so that nobody stays connected when the carrier is back', async () => {
    const call = await bench.ring(tenant);
    await talking(call);
    bench.carrier.fault = new Error('away');
    await bench.apply(call, { kind: 'AgentWished', agentId: (await agentOf(call))!, wish: { kind: 'hangUp' } });
    await failForGood(call, 'endCall');
    await failForGood(call, 'endLeg');
    bench.carrier.fault = null;
    await timePasses(call);
    await bench.outbox.sweep('failed');
    await settled();
    expect((await rows(call)).filter(({ done, failed }) => !done || failed)).toEqual([]);
  });

  it('are done without a request once the call has moved past them', async () => {
    const call = await bench.ring(tenant);
    const k = await talking(call);
    bench.carrier.fault = new Error('away');
    await away(call, k);
    await failForGood(call, 'holdCaller');
    await bench.apply(call, { kind: 'CarrierReported', status: 'completed', seconds: 60 });
    await settled();
    bench.carrier.fault = null;
    const before = bench.carrier.asked.length;
    await timePasses(call);
    await bench.outbox.sweep('failed');
    await settled();
    expect(bench.carrier.asked.slice(before)).not.toContainEqual(expect.stringMatching(/^hold/));
    expect((await rows(call)).find(({ kind }) => kind === 'holdCaller')).toMatchObject({ done: true, failed: false });
  });

  it('leave one row of a redirect that is wanted for long, however often the timer asks', async () => {
    const call = await bench.ring(tenant);
    await bench.apply(call, { kind: 'DigitsPressed', personal: { digits: '0' } });
    const waiting = await bench.ledger.read(call);
    await bench.apply(call, { kind: 'DocumentAsked', n: waiting?.served?.n ?? 0 });
    const offer = await offered(call);
    bench.carrier.fault = new Error('away');
    await bench.apply(call, {
      kind: 'AgentDialledIn',
      offerId: offer.offerId,
      agentId: offer.agentId,
      legSid: 'CAagent',
    });
    const leg = { k: offer.roomNumber, conferenceSid: 'CF1', legSid: 'CAagent' };
    await bench.apply(call, { kind: 'ParticipantJoined', ...leg, who: 'agent' });
    for (let look = 0; look < 5; look += 1) {
      bench.clock.time += 2_000;
      await bench.apply(call, { kind: 'TimerFired', n: (await bench.ledger.read(call))?.n ?? 0 });
      await settled();
    }
    expect((await rows(call)).filter(({ kind, done }) => kind === 'redirect' && !done)).toHaveLength(1);
  });

  it('of a kind that this process does not know are left to a person', async () => {
    const call = await bench.ring(tenant);
    await bench.db.asSuperuser(
      `insert into outbox (tenant_id, id, call_id, kind, payload, key, attempts) values ($1, $2, $3, 'sing', '{}', 'x', 7)`,
      [tenant.tenantId, randomUUID(), call.callId],
    );
    await bench.outbox.sweep('due');
    await settled();
    expect(await rows(call)).toContainEqual({
      kind: 'sing',
      attempts: 8,
      done: false,
      failed: true,
      fault: 'unknown_effect',
    });
  });
});

describe('effects that take long', () => {
  it('are carried out once, though a sweep looks while the request is on its way', async () => {
    const call = await bench.ring(tenant);
    const k = await talking(call);
    const before = bench.carrier.asked.length;
    let answer: () => void = () => undefined;
    bench.carrier.onTheWay = () => new Promise<void>((resolve) => (answer = resolve));
    await away(call, k);
    await bench.db.asSuperuser(
      `update outbox set created_at = created_at - interval '9 seconds', due_at = due_at - interval '9 seconds'
        where call_id = $1 and done_at is null`,
      [call.callId],
    );
    expect(await bench.outbox.sweep('due')).toBe(0);
    bench.carrier.onTheWay = () => Promise.resolve();
    answer();
    await settled();
    expect(bench.carrier.asked.slice(before).filter((request) => request.startsWith('hold'))).toHaveLength(1);
    expect((await rows(call)).find(({ kind }) => kind === 'holdCaller')).toMatchObject({ attempts: 1, done: true });
  });

  it('are taken over at once from a process that died with them', async () => {
    const call = await bench.ring(tenant);
    const k = await talking(call);
    await away(call, k);
    await settled();
    await bench.db.asSuperuser(
      `update outbox set done_at = null, attempts = 1, taken_by = $2, due_at = now() + interval '20 seconds'
        where call_id = $1 and kind = 'holdCaller'`,
      [call.callId, randomUUID()],
    );
    await bench.leaseIsSteady();
    expect(await bench.outbox.sweep('due')).toBe(1);
    await settled();
    expect((await rows(call)).find(({ kind }) => kind === 'holdCaller')).toMatchObject({ attempts: 2, done: true });
  });
});

async function agentOf(call: CallKey) {
  const state = await bench.ledger.read(call);
  const room = state === null ? null : roomOf(state);
  return room === null ? undefined : agentsIn(room)[0]?.agentId;
}

async function offered(call: CallKey) {
  const state = await bench.ledger.read(call);
  const offer = state === null ? undefined : offersOf(state)[0];
  if (offer === undefined) throw new Error('nobody is being rung');
  return offer;
}

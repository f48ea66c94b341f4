import { offersOf, roomOf, type CallInput } from '@voicecore/domain/call';
import type { AgentId, OfferId } from '@voicecore/domain/kernel';
import type { SeededTenant } from '@voicecore/testing';
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
afterAll(() => bench.close());

const person: CallInput = { kind: 'DigitsPressed', personal: { digits: '0' } };

async function offered(call: CallKey): Promise<{ offerId: OfferId; agentId: AgentId; k: number }> {
  const state = await bench.ledger.read(call);
  const offer = state === null ? undefined : offersOf(state)[0];
  if (offer === undefined) throw new Error('nobody is being rung');
  return { offerId: offer.offerId, agentId: offer.agentId, k: offer.roomNumber };
}

/** Brings a call to the point where the agent and the caller are talking. */
async function talking(call: CallKey): Promise<{ offerId: OfferId; agentId: AgentId; k: number }> {
  await bench.apply(call, person);
  const offer = await offered(call);
  const leg = { k: offer.k, conferenceSid: 'CF1' };
  await bench.apply(call, {
    kind: 'AgentDialledIn',
    offerId: offer.offerId,
    agentId: offer.agentId,
    legSid: 'CAagent',
  });
  await bench.apply(call, { kind: 'ParticipantJoined', ...leg, legSid: 'CAagent', who: 'agent' });
  await bench.apply(call, { kind: 'ParticipantJoined', ...leg, legSid: 'CAcaller', who: 'caller' });
  return offer;
}

/** Waits until the effects of all commits so far have been carried out. */
async function effectsDone(call: CallKey): Promise<void> {
  const open = () => bench.db.asSuperuser('select 1 from outbox where call_id = $1 and done_at is null', [call.callId]);
  const deadline = Date.now() + 5_000;
  while ((await open()).length > 0) if (Date.now() > deadline) throw new Error('effects are not carried out');
}

interface RecordRow {
  stage: string;
  outcome: string;
  agent_id: string;
  segments: unknown;
  end: unknown;
}

/** Returns the final record of a call, without the fields that depend on when inputs arrived. */
async function record(call: CallKey): Promise<RecordRow | undefined> {
  const rows = await bench.db.asSuperuser<RecordRow>(
    `select stage, outcome, agent_id, state -> 'end' as end,
       (select jsonb_agg(s -> 'stage') from jsonb_array_elements(state -> 'segments') s) as segments
     from calls where id = $1`,
    [call.callId],
  );
  return rows[0];
}

describe('the call ledger', () => {
  it('answers the same announcement of a call with the same document and one call', async () => {
    const arrival = {
      carrierSid: 'CA00000000000000000000000000000001',
      from: '+12125550142',
      to: tenant.number,
      attestation: 'none',
    } as const;
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => bench.arrival.arrive(arrival)));
    expect(new Set(answers.map((answer) => answer?.call.callId)).size).toBe(1);
    expect(new Set(answers.map((answer) => JSON.stringify(answer?.served))).size).toBe(1);
    expect(answers[0]?.served?.step.kind).toBe('menu');
  });

  it('takes an input once, however often and however close together it comes', async () => {
    const call = await bench.ring(tenant);
    const turn: CallInput = { kind: 'TurnHeard', n: 1, confidence: null, personal: { speech: 'purple elephants' } };
    await Promise.all(Array.from({ length: 10 }, () => bench.apply(call, turn, 'turn:token')));
    const rows = await bench.db.asSuperuser<{ n: number }>(
      `select n from call_ledger where call_id = $1 and input_key = 'turn:token'`,
      [call.callId],
    );
    expect(rows).toHaveLength(1);
    expect((await bench.ledger.read(call))?.attempts.failed).toBe(1);
  });

  it('gives one agent to one of many callers who ask at once', async () => {
    const single = await bench.tenant({ agents: 1 });
    const calls = await Promise.all(
      ['+12125550143', '+12125550144', '+12125550145'].map((from) => bench.ring(single, from)),
    );
    await Promise.all(calls.map((call) => bench.apply(call, person)));
    const stages = await Promise.all(calls.map(async (call) => (await bench.ledger.read(call))?.stage));
    expect(stages.sort()).toEqual(['ringing', 'waiting', 'waiting']);
    const offers = await bench.db.asSuperuser(`select id from offers where tenant_id = $1 and state = 'open'`, [
      single.tenantId,
    ]);
    expect(offers).toHaveLength(1);
  });

  it('brings an agent who becomes free together with the caller who has waited longest', async () => {
    const single = await bench.tenant({ agents: 1 });
    const agentId = single.agents[0]?.agentId as AgentId;
    const status = (value: string) =>
      bench.db.asSuperuser('update agents set status = $2 where id = $1', [agentId, value]);
    await status('busy');
    const calls = [];
    for (const from of ['+12125550146', '+12125550147']) {
      const call = await bench.ring(single, from);
      await bench.apply(call, person);
      bench.clock.time += 1_000;
      calls.push(call);
    }
    await status('available');
    await bench.dispatcher.wake(single.tenantId);
    const stages = await Promise.all(calls.map(async (call) => (await bench.ledger.read(call))?.stage));
    expect(stages).toEqual(['ringing', 'waiting']);
  });

  it('passes the offer on after twenty seconds, then to a message', async () => {
    const call = await bench.ring(tenant);
    await bench.apply(call, person);
    const first = await offered(call);
    const timer = async () => {
      bench.clock.time += 20_000;
      await bench.apply(call, { kind: 'TimerFired', n: (await bench.ledger.read(call))?.n ?? 0 });
    };
    await timer();
    const second = await offered(call);
    expect(second.agentId).not.toBe(first.agentId);
    await timer();
    expect((await bench.ledger.read(call))?.stage).toBe('message');
  });

  it('makes the agent busy for the talk and available after it', async () => {
    const call = await bench.ring(tenant);
    const { agentId } = await talking(call);
    const status = () => bench.db.asSuperuser('select status, call_id from agents where id = $1', [agentId]);
    expect(await status()).toEqual([{ status: 'busy', call_id: call.callId }]);
    await bench.apply(call, { kind: 'AgentWished', agentId, wish: { kind: 'hangUp' } });
    expect(await status()).toEqual([{ status: 'available', call_id: null }]);
    expect((await record(call))?.outcome).toBe('answered_by_person');
  });

  it('keeps a caller who is left alone, and gives the line back to the same agent', async () => {
    const call = await bench.ring(tenant);
    const { agentId, offerId, k } = await talking(call);
    await bench.apply(call, { kind: 'ParticipantLeft', k, conferenceSid: 'CF1', legSid: 'CAagent', who: 'agent' });
    await effectsDone(call);
    await bench.apply(call, { kind: 'AgentDialledIn', offerId, agentId, legSid: 'CAback' });
    await bench.apply(call, { kind: 'ParticipantJoined', k, conferenceSid: 'CF1', legSid: 'CAback', who: 'agent' });
    await effectsDone(call);
    expect(bench.carrier.asked.filter((asked) => asked.startsWith('hold')).slice(-2)).toEqual([
      expect.stringMatching(/true$/),
      expect.stringMatching(/false$/),
    ]);
    const back = await bench.ledger.read(call);
    const room = back === null ? null : roomOf(back);
    expect(room?.people).toContainEqual(expect.objectContaining({ legSid: 'CAback', goneAt: null, offerId }));
    await bench.apply(call, { kind: 'ParticipantLeft', k, conferenceSid: 'CF1', legSid: 'CAback', who: 'agent' });
    bench.clock.time += 8_000;
    await bench.apply(call, { kind: 'TimerFired', n: (await bench.ledger.read(call))?.n ?? 0 });
    const queued = await bench.ledger.read(call);
    expect(queued === null ? null : roomOf(queued)).toBeNull();
    const rung = queued === null ? [] : offersOf(queued).map((one) => one.agentId);
    expect(rung).not.toContain(agentId);
  });

  it('completes the record of an ended call once, and does not wake it again', async () => {
    const call = await bench.ring(tenant);
    await bench.apply(call, { kind: 'CarrierReported', status: 'completed', seconds: 9 });
    const row = async () => {
      const rows = await bench.db.asSuperuser<{ completed: boolean; wakes: boolean; entries: number }>(
        `select completed_at is not null as completed, wake_at is not null as wakes,
           (select count(*) from call_ledger l where l.call_id = c.id)::int as entries from calls c where id = $1`,
        [call.callId],
      );
      return rows[0];
    };
    const { entries } = (await row()) ?? { entries: 0 };
    const fire = async () => bench.apply(call, { kind: 'TimerFired', n: (await bench.ledger.read(call))?.n ?? 0 });
    bench.clock.time += 29_000;
    await fire();
    expect(await row()).toEqual({ completed: false, wakes: true, entries });
    bench.clock.time += 1_000;
    await fire();
    expect(await row()).toEqual({ completed: true, wakes: false, entries });
  });

  it('leaves nobody on hold when the agent was back before the request to hold had arrived', async () => {
    const call = await bench.ring(tenant);
    const { k, offerId, agentId } = await talking(call);
    const leg = { k, conferenceSid: 'CF1', who: 'agent' } as const;
    const before = bench.carrier.asked.length;
    let isFirst = true;
    bench.carrier.onTheWay = async (on) => {
      if (!on || !isFirst) return;
      isFirst = false;
      await bench.apply(call, { kind: 'AgentDialledIn', offerId, agentId, legSid: 'CAback' });
      await bench.apply(call, { kind: 'ParticipantJoined', ...leg, legSid: 'CAback' });
      await waitFor(() => bench.carrier.asked.slice(before).some((asked) => asked.endsWith('false')));
    };
    await bench.apply(call, { kind: 'ParticipantLeft', ...leg, legSid: 'CAagent' });
    await waitFor(() => bench.carrier.asked.slice(before).filter((asked) => asked.startsWith('hold')).length >= 3);
    bench.carrier.onTheWay = () => Promise.resolve();
    expect(bench.carrier.asked.filter((asked) => asked.startsWith('hold')).at(-1)).toMatch(/false$/);
  });

  it('comes to the same record in every order of the last reports, each five times', async () => {
    const reports = (k: number): CallInput[] => [
      { kind: 'ParticipantLeft', k, conferenceSid: 'CF1', legSid: 'CAcaller', who: 'caller' },
      { kind: 'ParticipantLeft', k, conferenceSid: 'CF1', legSid: 'CAagent', who: 'agent' },
      { kind: 'CarrierReported', status: 'completed', seconds: 60 },
      { kind: 'ParticipantJoined', k, conferenceSid: 'CF1', legSid: 'CAcaller', who: 'caller' },
    ];
    const seen = new Set<string>();
    for (const order of permutations([0, 1, 2, 3])) {
      const call = await bench.ring(tenant);
      const { k, agentId } = await talking(call);
      for (const repeat of [1, 2, 3, 4, 5]) {
        for (const index of order) {
          const report = reports(k)[index];
          if (report !== undefined) await bench.apply(call, report, repeat < 3 ? `report:${index}` : undefined);
        }
      }
      const found = await record(call);
      seen.add(JSON.stringify({ ...found, agent_id: found?.agent_id === agentId, end: undefined }));
    }
    expect([...seen]).toHaveLength(1);
    expect([...seen][0]).toContain('"outcome":"answered_by_person"');
  });

  it('leaves effects to another process when the one that decided them died', async () => {
    const call = await bench.ring(tenant);
    const { k } = await talking(call);
    await bench.apply(call, { kind: 'ParticipantLeft', k, conferenceSid: 'CF1', legSid: 'CAagent', who: 'agent' });
    await effectsDone(call);
    await bench.db.asSuperuser(`update outbox set done_at = null, due_at = now() where call_id = $1`, [call.callId]);
    const before = bench.carrier.asked.length;
    expect(await bench.outbox.sweep('due')).toBeGreaterThan(0);
    await bench.outbox.idle();
    expect(bench.carrier.asked.slice(before)).toContainEqual(expect.stringMatching(/^hold CA[0-9a-f]+ true$/));
    const left = await bench.db.asSuperuser(`select 1 from outbox where call_id = $1 and done_at is null`, [
      call.callId,
    ]);
    expect(left).toEqual([]);
  });

  it('keeps nothing that was said in the clear', async () => {
    const call = await bench.ring(tenant, '+12125557391');
    const speech = 'my name is Zebulon Quark';
    await bench.apply(call, { kind: 'TurnHeard', n: 1, confidence: null, personal: { speech } });
    const kept = await bench.db.asSuperuser<{ text: string }>(
      `select l::text as text from call_ledger l where call_id = $1
       union all select c::text from calls c where id = $1 union all select t::text from call_turns t where call_id = $1`,
      [call.callId],
    );
    expect(kept.length).toBeGreaterThan(3);
    const everything = kept.map(({ text }) => text).join('\n');
    expect(everything).not.toContain('Zebulon');
    expect(everything).not.toContain('12125557391');
  });
});

function permutations(items: readonly number[]): number[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, index) =>
    permutations([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [item, ...rest]),
  );
}

/** Polls until the condition is true. */
async function waitFor(isSo: () => boolean): Promise<void> {
  const until = Date.now() + 10_000;
  while (!isSo()) {
    if (Date.now() > until) throw new Error('not observed within 10 s');
    await new Promise((resolve) => setImmediate(resolve));
  }
}

import type { AgentId, CallId, OfferId, PersonId } from '@voicecore/domain/kernel';
import { FakeClock, seedTenant, testDatabase, trials, type SeededTenant, type TestDatabase } from '@voicecore/testing';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { makeClaims } from '../calls/claims';
import type { Principal } from '../platform/allow';
import { ProcessIdentity } from '../platform/process-identity';
import { AgentScreens } from './agent-screens';
import { AgentStatusChoice } from './agent-status';
import { AgentStatusStore, type AgentStatus } from './agent-status.store';
import { DeskStore } from './desk.store';

/** How long an agent may be without a screen (capability 4.4), ms. */
const GONE_MS = 30_000;

/** One step of a run: a user chooses a status, a screen opens or closes, a call is taken or ends, time passes. */
type Step =
  | { do: 'choose'; agent: number; status: 'available' | 'not_available' }
  | { do: 'manage'; agent: number; status: 'available' | 'not_available' }
  | { do: 'screen'; agent: number; open: boolean }
  | { do: 'takeCall' | 'endCall'; agent: number }
  | { do: 'wait'; ms: number };

const agent = fc.nat(2);
const status = fc.constantFrom('available' as const, 'not_available' as const);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('choose' as const), agent, status }),
  fc.record({ do: fc.constant('manage' as const), agent, status }),
  fc.record({ do: fc.constant('screen' as const), agent, open: fc.boolean() }),
  fc.record({ do: fc.constantFrom('takeCall' as const, 'endCall' as const), agent }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(4_000, 15_000, 20_000, GONE_MS + 1) }),
);

/** What must be true of an agent, in the simplest terms. */
interface Expected {
  status: AgentStatus['status'];
  statusAt: number;
  open: boolean;
  lastSeen: number;
  call: { callId: CallId; offerId: OfferId } | null;
}

describe('agent status on PostgreSQL', () => {
  let db: TestDatabase;
  let tenant: SeededTenant;
  const clock = new FakeClock();
  let choice: AgentStatusChoice;
  let screens: AgentScreens;
  /** The agents whose open offers were to be given to other agents. */
  const stoodDown: AgentId[] = [];
  const offers = {
    available: async () => undefined,
    unavailable: async (_tenantId: unknown, agentId: AgentId) => void stoodDown.push(agentId),
  };
  const notices: string[] = [];
  const arrivals = new EventEmitter();
  let stop: () => void;

  beforeAll(async () => {
    db = await testDatabase();
    tenant = await seedTenant(db, { agents: 3 });
    choice = new AgentStatusChoice(db.tenantDb, clock, offers);
    screens = new AgentScreens(db.tenantDb, db.jobsDb, clock, offers, new ProcessIdentity());
    const listening = await db.jobsDb.listen('live', (payload) => {
      notices.push(payload);
      arrivals.emit('notice');
    });
    stop = () => listening.stop();
  });

  afterAll(async () => {
    stop();
    await db.drop();
  });

  const idOf = (index: number): AgentId => tenant.agents[index]?.agentId ?? ('' as AgentId);
  const principal = (role: Principal['role'], agentId: AgentId | null): Principal => ({
    personId: tenant.agents[0]?.personId ?? ('' as PersonId),
    tenantId: tenant.tenantId,
    role,
    agentId,
    suspended: false,
    sessionId: randomUUID(),
  });
  const read = (agentId: AgentId) => db.tenantDb.run(tenant.tenantId, (tx) => new AgentStatusStore(tx).read(agentId));

  const readAll = () => Promise.all(tenant.agents.map(({ agentId }) => read(agentId)));

  async function takeCall(agentId: AgentId): Promise<{ callId: CallId; offerId: OfferId }> {
    const { callId, offerId } = await offered(agentId);
    await claim(callId, offerId, agentId, 'joined');
    return { callId, offerId };
  }

  async function offered(agentId: AgentId): Promise<{ callId: CallId; offerId: OfferId }> {
    const callId = randomUUID() as CallId;
    const offerId = randomUUID() as OfferId;
    await db.asSuperuser(
      `insert into calls (tenant_id, id, carrier_sid, wrapped_key, state, stage, config_version, started_at)
       values ($1, $2, $3, '\\x00', '{}', 'talking', 1, now())`,
      [tenant.tenantId, callId, `CA${callId}`],
    );
    await db.asSuperuser(
      `insert into offers (tenant_id, id, call_id, agent_id, k, state, expires_at) values ($1, $2, $3, $4, 1, 'open', $5)`,
      [tenant.tenantId, offerId, callId, agentId, new Date(clock.now())],
    );
    return { callId, offerId };
  }

  const claim = (
    callId: CallId,
    offerId: OfferId,
    agentId: AgentId,
    state: 'joined' | 'ended' | 'expired' | 'declined' | 'withdrawn',
  ) =>
    db.tenantDb.run(tenant.tenantId, (tx) =>
      makeClaims(tx, callId, [{ kind: 'moveOffer', offerId, agentId, state }], clock.now()),
    );

  async function reset(): Promise<Expected[]> {
    await db.asSuperuser('delete from agent_screens');
    await db.asSuperuser(`update offers set state = 'withdrawn'`);
    await db.asSuperuser(`update agents set status = 'not_available', call_id = null, status_at = $1`, [
      new Date(clock.now()),
    ]);
    const status = 'not_available' as const;
    return tenant.agents.map(() => ({ status, statusAt: clock.now(), open: false, lastSeen: 0, call: null }));
  }

  async function choose(step: Extract<Step, { do: 'choose' | 'manage' }>, expected: Expected): Promise<void> {
    const who = step.do === 'choose' ? principal('agent', idOf(step.agent)) : principal('supervisor', null);
    const wish = choice.set(who, idOf(step.agent), step.status);
    if (expected.status === 'busy') {
      await expect(wish).rejects.toMatchObject({ code: 'conflict' });
      return;
    }
    expect((await wish).statusReason).toBe(step.do === 'choose' ? 'chosen' : 'set_by_supervisor');
    expected.status = step.status;
    expected.statusAt = clock.now();
  }

  async function screen(agentIndex: number, open: boolean, expected: Expected): Promise<void> {
    if (open || expected.open) {
      await screens.seen([{ tenantId: tenant.tenantId, agentId: idOf(agentIndex), socketId: `socket-${agentIndex}` }]);
      expected.lastSeen = clock.now();
    }
    expected.open = open;
  }

  async function call(step: Extract<Step, { do: 'takeCall' | 'endCall' }>, expected: Expected): Promise<void> {
    const agentId = idOf(step.agent);
    if (step.do === 'takeCall' && !expected.call && expected.status === 'available') {
      expected.call = await takeCall(agentId);
      expected.status = 'busy';
    } else if (step.do === 'endCall' && expected.call) {
      await claim(expected.call.callId, expected.call.offerId, agentId, 'ended');
      Object.assign(expected, { call: null, status: 'available', statusAt: clock.now() });
    }
  }

  /** Time passes; each process refreshes its open screens every 15 s and looks for those that are gone. */
  async function wait(ms: number, all: Expected[]): Promise<void> {
    for (let left = ms; left > 0; left -= 15_000) {
      clock.advance(Math.min(left, 15_000));
      for (const [index, expected] of all.entries()) if (expected.open) await screen(index, true, expected);
    }
    await screens.sweep();
    for (const expected of all) {
      const gone = clock.now() - Math.max(expected.lastSeen, expected.statusAt) > GONE_MS;
      if (expected.status === 'available' && gone)
        Object.assign(expected, { status: 'not_available', statusAt: clock.now() });
    }
  }

  async function take(step: Step, all: Expected[]): Promise<void> {
    if (step.do === 'wait') return wait(step.ms, all);
    const expected = all[step.agent];
    if (!expected) return;
    if (step.do === 'screen') await screen(step.agent, step.open, expected);
    else if (step.do === 'choose' || step.do === 'manage') await choose(step, expected);
    else await call(step, expected);
  }

  it('Property 10: Agent status management', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const all = await reset();
        let before = await readAll();
        for (const one of steps) {
          notices.length = 0;
          await take(one, all);
          const after = await readAll();
          expect(after.map((agent) => agent?.status)).toEqual(all.map((expected) => expected.status));
          await everyChangeIsTold(before, after);
          before = after;
        }
      }),
      { numRuns: trials(100) },
    );
  });

  /** Checks that each stored change was sent to the channel once for the tenant's screens and once for the desk. */
  async function everyChangeIsTold(before: (AgentStatus | null)[], after: (AgentStatus | null)[]): Promise<void> {
    const wanted = after.flatMap((agent, index) => {
      if (!agent || agent.seq === before[index]?.seq) return [];
      return [`${tenant.tenantId}:agents:${agent.id}:${agent.seq}`];
    });
    const deadline = AbortSignal.timeout(2_000);
    while (!wanted.every((notice) => notices.includes(notice))) await once(arrivals, 'notice', { signal: deadline });
    for (const notice of wanted) {
      const [, , agentId] = notice.split(':');
      expect(notices.some((one) => one.startsWith(`${tenant.tenantId}:desk:${agentId}:`))).toBe(true);
    }
    const told = notices.filter((notice) => notice.split(':')[1] === 'agents');
    expect(new Set(told).size).toBe(told.length);
    expect(told.length).toBe(wanted.length);
  }

  it('says why the system changed a status', async () => {
    await reset();
    await choice.set(principal('agent', idOf(0)), idOf(0), 'available');
    clock.advance(GONE_MS + 1);
    await screens.sweep();
    expect(await read(idOf(0))).toMatchObject({ status: 'not_available', statusReason: 'screens_gone' });
    expect(stoodDown).toContain(idOf(0));
  });

  async function ring(agentId: AgentId, becomes: 'expired' | 'declined' | 'withdrawn'): Promise<void> {
    const { callId, offerId } = await offered(agentId);
    await claim(callId, offerId, agentId, becomes);
  }

  it('two calls missed in a row set an agent not available, and they stay on the desk until they are seen', async () => {
    await reset();
    const agentId = idOf(0);
    await choice.set(principal('agent', agentId), agentId, 'available');
    const missed = () => db.tenantDb.run(tenant.tenantId, (tx) => new DeskStore(tx).missed(agentId));
    await db.tenantDb.run(tenant.tenantId, (tx) => new DeskStore(tx).missedSeen(agentId, clock.now()));
    clock.advance(20_000);
    await ring(agentId, 'expired');
    expect(await read(agentId)).toMatchObject({ status: 'available', statusReason: 'chosen' });
    clock.advance(20_000);
    await ring(agentId, 'expired');
    expect(await read(agentId)).toMatchObject({ status: 'not_available', statusReason: 'missed_calls' });
    expect((await missed()).length).toBe(2);
    await db.tenantDb.run(tenant.tenantId, (tx) => new DeskStore(tx).missedSeen(agentId, clock.now()));
    expect(await missed()).toEqual([]);
  });

  it('an agent who declines, or whose offer is taken back, stays available and counts as nobody missing', async () => {
    await reset();
    const agentId = idOf(1);
    await choice.set(principal('agent', agentId), agentId, 'available');
    await ring(agentId, 'expired');
    await ring(agentId, 'declined');
    await ring(agentId, 'withdrawn');
    await ring(agentId, 'expired');
    expect(await read(agentId)).toMatchObject({ status: 'available' });
  });

  it('lets an agent change nobody else, and tells nothing of strangers', async () => {
    await reset();
    await expect(choice.set(principal('agent', idOf(0)), idOf(1), 'available')).rejects.toMatchObject({
      code: 'not_found',
    });
    const stranger = randomUUID() as AgentId;
    await expect(choice.set(principal('supervisor', null), stranger, 'available')).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await read(idOf(1))).toMatchObject({ status: 'not_available' });
  });
});

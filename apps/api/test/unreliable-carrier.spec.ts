import type { AgentId, CallId } from '@voicecore/domain/kernel';
import { CarrierTokens, softphoneIdentity } from '@voicecore/telephony';
import type { SeededTenant } from '@voicecore/testing';
import { CallLedger } from '../src/calls';
import { bootLine, type BootedLine } from './boot-line';
import { until } from './until';

let line: BootedLine;
beforeAll(async () => {
  line = await bootLine();
}, 60_000);
afterEach(() => line.sandbox.faults.clear());
afterAll(() => line.close());

type Phone = ReturnType<BootedLine['sandbox']['phones']['dial']>;
type Journey = (tenant: SeededTenant) => Promise<void>;

/** The carrier is asked about a silent call after 30 s; the rest is margin for a busy machine, ms. */
const NOTICED_MS = 75_000;
const noticed = <T>(look: () => Promise<T | null | undefined>, what: string): Promise<T> =>
  until(look, what, NOTICED_MS);

async function atTheMenu({ number }: SeededTenant): Promise<Phone> {
  const caller = line.sandbox.phones.dial({ from: '+12125550142', to: number });
  await caller.waitForText('Automated assistant', 30_000);
  return caller;
}

const runs = (verb: string) => (phone: Phone) =>
  phone.events.some((event) => event.type === 'verb' && event.verb === verb);

const goodbye: Journey = async (tenant) => {
  const caller = await atTheMenu(tenant);
  await caller.waitFor((phone) => phone.events.some(({ type }) => type === 'listening'), 30_000);
  caller.say('That is all, goodbye.');
  await caller.waitFor(({ status }) => status === 'completed', 30_000);
};

const givesUp: Journey = async (tenant) => {
  await line.db.asSuperuser(`update agents set status = 'busy' where tenant_id = $1`, [tenant.tenantId]);
  const caller = await atTheMenu(tenant);
  caller.digits('0');
  await caller.waitFor(runs('Enqueue'), 30_000);
  caller.hangup();
};

const leavesMessage: Journey = async (tenant) => {
  await line.db.asSuperuser(`update agents set status = 'not_available' where tenant_id = $1`, [tenant.tenantId]);
  const caller = await atTheMenu(tenant);
  caller.digits('0');
  await caller.waitFor(runs('Record'), 30_000);
  caller.startTone(450);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  caller.hangup();
};

interface Ringing {
  readonly callId: CallId;
  readonly offerId: string;
  readonly agentId: AgentId;
}

const talksToAnAgent: Journey = async (tenant) => {
  const { tenantId } = tenant;
  const caller = await atTheMenu(tenant);
  caller.digits('0');
  const sql = `select call_id as "callId", id as "offerId", agent_id as "agentId" from offers
    where tenant_id = $1 and state = 'open'`;
  const offer = await noticed(async () => (await line.db.asSuperuser<Ringing>(sql, [tenantId]))[0], 'an agent is rung');
  const token = line.app.get(CarrierTokens).offerToken({ tenantId, ...offer } as never);
  const agent = line.sandbox.phones.connect(softphoneIdentity(tenantId, offer.agentId), { offer: token });
  agent.startTone(900);
  await caller.waitFor((phone) => phone.toneLevel(900) > -30, 30_000);
  const { callId, agentId } = offer;
  const wish = { kind: 'AgentWished', agentId, wish: { kind: 'hangUp' } } as const;
  await line.app.get(CallLedger).apply({ tenantId, callId }, wish, 'wish:1');
  await caller.waitFor(({ status }) => status === 'completed', 30_000);
};

const journeys: readonly (readonly [Journey, string])[] = [
  [goodbye, 'answered_by_receptionist'],
  [givesUp, 'abandoned_waiting'],
  [leavesMessage, 'message_left'],
  [talksToAnAgent, 'answered_by_person'],
];

interface KeptCall {
  readonly outcome: string | null;
  readonly entries: number;
  readonly messages: number;
}

/**
 * Reports come up to 1.5 s late; once a call has ended, its record is correct right after that, with margin for a busy
 * machine, ms.
 */
const SETTLED_MS = 10_000;

/** Returns the record of the tenant's only call: it has ended with this outcome, whatever is reported after the end. */
async function recordOf({ tenantId }: SeededTenant, outcome: string): Promise<KeptCall> {
  const messages = outcome === 'message_left' ? 1 : 0;
  const sql = `select outcome, (select count(*)::int from messages m where m.tenant_id = c.tenant_id) as messages,
      (select count(*)::int from call_ledger l where l.tenant_id = c.tenant_id and l.call_id = c.id) as entries
    from calls c where tenant_id = $1 and ended_at is not null`;
  const ended = async () => (await line.db.asSuperuser<KeptCall>(sql, [tenantId]))[0];
  await noticed(ended, `the call ends that should end as ${outcome}`);
  const isRight = (kept?: KeptCall) => kept?.outcome === outcome && kept.messages === messages;
  const look = async () => [await ended()].find(isRight);
  return until(look, `the call has ended as ${outcome}, with ${messages} messages`, SETTLED_MS);
}

describe('a carrier that cannot be relied on', () => {
  it.each([
    ['loses what it should report', { kind: 'callback-lost', target: '/twilio/status' }],
    ['reports everything twice', { kind: 'callback-twice' }],
    ['reports late and in another order', { kind: 'callback-late', ms: 1_500 }],
    ['throws answers of ours away', { kind: 'webhook-5xx' }],
  ] as const)(
    '%s: every caller is served and every record is right',
    async (_how, fault) => {
      const tenants = await Promise.all(journeys.map(() => line.tenant({ answerWith: 'menu', agents: 1 })));
      line.sandbox.faults.add({ ...fault, count: fault.kind === 'webhook-5xx' ? 6 : 500 });
      await Promise.all(journeys.map(([journey], index) => journey(tenants[index]!)));
      for (const [index, [, outcome]] of journeys.entries()) {
        const record = await recordOf(tenants[index]!, outcome);
        expect(record.entries).toBeLessThan(60);
      }
      const talked = tenants[3]!;
      const [agent] = await line.db.asSuperuser<{ call: string | null }>(
        'select call_id as call from agents where tenant_id = $1',
        [talked.tenantId],
      );
      expect(agent?.call).toBeNull();
    },
    180_000,
  );
});

import type { AgentId, CallId } from '@voicecore/domain/kernel';
import { CarrierTokens, softphoneIdentity } from '@voicecore/telephony';
import type { SeededTenant } from '@voicecore/testing';
import { CallLedger } from '../src/calls';
import { bootLine, type BootedLine } from './boot-line';
import { until } from './until';

let line: BootedLine;
let tenant: SeededTenant;
beforeAll(async () => {
  line = await bootLine();
}, 60_000);
beforeEach(async () => {
  tenant = await line.tenant({ answerWith: 'menu', agents: 2 });
});
afterAll(() => line.close());

type Phone = ReturnType<BootedLine['sandbox']['phones']['dial']>;

function dial(from = '+12125550142'): Phone {
  return line.sandbox.phones.dial({ from, to: tenant.number });
}

interface Ringing {
  readonly callId: CallId;
  readonly offerId: string;
  readonly agentId: AgentId;
}

/** Returns the agent who is being offered the tenant's newest call. */
function ringing(): Promise<Ringing> {
  const sql = `select call_id as "callId", id as "offerId", agent_id as "agentId" from offers
    where tenant_id = $1 and state = 'open'`;
  return until(async () => (await line.db.asSuperuser<Ringing>(sql, [tenant.tenantId]))[0], 'an agent is rung');
}

/** An agent's browser accepts: it dials in with the offer's token. */
function accept(offer: Ringing): Phone {
  const token = line.app.get(CarrierTokens).offerToken({ tenantId: tenant.tenantId, ...offer } as never);
  return line.sandbox.phones.connect(softphoneIdentity(tenant.tenantId, offer.agentId), { offer: token });
}

const stage = async (callId: CallId) =>
  (await line.app.get(CallLedger).read({ tenantId: tenant.tenantId, callId }))?.stage;
const wish = (offer: Ringing, asked: Parameters<CallLedger['apply']>[1] & { kind: 'AgentWished' }) =>
  line.app.get(CallLedger).apply({ tenantId: tenant.tenantId, callId: offer.callId }, asked, `wish:${Math.random()}`);

/** Caller and agent connected: the story of the first page up to the first words between the two. */
async function connected(): Promise<{ caller: Phone; agent: Phone; offer: Ringing }> {
  const caller = dial();
  await caller.waitForText('Automated assistant');
  caller.digits('0');
  await caller.waitForText('putting you through');
  const offer = await ringing();
  const agent = accept(offer);
  await until(async () => ((await stage(offer.callId)) === 'talking' ? true : null), 'they talk');
  return { caller, agent, offer };
}

describe('a call', () => {
  it('is answered at once with the disclosure in both languages', async () => {
    const caller = dial();
    await caller.waitForText('Automated assistant of Acme');
    await caller.waitForText('para español, marque el dos');
    expect(caller.heard()[0]?.text).toContain('Automated assistant');
    caller.hangup();
  });

  it('brings caller and agent together, each hearing the other and not themselves', async () => {
    const { caller, agent, offer } = await connected();
    caller.startTone(450);
    agent.startTone(900);
    await agent.waitFor((phone) => phone.toneLevel(450) - phone.toneLevel(900) > 20, 15_000);
    await caller.waitFor((phone) => phone.toneLevel(900) - phone.toneLevel(450) > 20, 15_000);
    await wish(offer, { kind: 'AgentWished', agentId: offer.agentId, wish: { kind: 'hold', on: true } });
    await caller.waitFor((phone) => phone.toneLevel(900) < -50 && phone.audioEnergy() > 20, 15_000);
    await wish(offer, { kind: 'AgentWished', agentId: offer.agentId, wish: { kind: 'hold', on: false } });
    await caller.waitFor((phone) => phone.toneLevel(900) > -30, 15_000);
    await wish(offer, { kind: 'AgentWished', agentId: offer.agentId, wish: { kind: 'hangUp' } });
    await caller.waitFor((phone) => phone.status === 'completed');
    await agent.waitFor((phone) => phone.status === 'completed');
    expect(await stage(offer.callId)).toBe('ended');
  }, 60_000);

  it('tells a second browser that the call has been answered', async () => {
    const { caller, offer } = await connected();
    const stranger = line.sandbox.phones.connect(softphoneIdentity(tenant.tenantId, offer.agentId), {
      offer: line.app
        .get(CarrierTokens)
        .offerToken({ tenantId: tenant.tenantId, ...offer, offerId: tenant.numberId } as never),
    });
    await stranger.waitForText('already been answered');
    caller.hangup();
  }, 60_000);

  it('takes a message when nobody is there', async () => {
    await line.db.asSuperuser(`update agents set status = 'not_available' where tenant_id = $1`, [tenant.tenantId]);
    const caller = dial();
    await caller.waitForText('Automated assistant');
    caller.digits('0');
    await caller.waitForText('leave a message');
    await caller.waitFor((phone) => phone.events.some((event) => event.type === 'verb' && event.verb === 'Record'));
    caller.startTone(450);
    await until(() => recordedFrames(caller), 'a second of message');
    caller.digits('#');
    await caller.waitForText('your message has been recorded');
    await caller.waitFor((phone) => phone.status === 'completed');
    const kept = await line.db.asSuperuser(
      'select recording_sid is not null as kept from messages where tenant_id = $1',
      [tenant.tenantId],
    );
    expect(kept).toEqual([{ kept: true }]);
  }, 60_000);

  it('says so when the number is nobody’s', async () => {
    const caller = line.sandbox.phones.dial({ from: '+12125550142', to: '+12125559999' });
    await caller.waitForText('not in service');
    await caller.waitFor((phone) => phone.status === 'completed');
  });
});

/** Resolves to true once a second has passed since the tone began, by the events that the phone observes meanwhile. */
async function recordedFrames(phone: Phone): Promise<true | null> {
  const began = phone.events.findLast((event) => event.type === 'verb' && event.verb === 'Record')?.at ?? Date.now();
  return Promise.resolve(Date.now() - began > 1_500 ? true : null);
}

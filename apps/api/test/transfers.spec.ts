import type { AgentId, CallId } from '@voicecore/domain/kernel';
import { CarrierTokens, softphoneIdentity } from '@voicecore/telephony';
import type { SeededTenant } from '@voicecore/testing';
import { agentsIn, roomOf, type AgentWish, type CallState } from '@voicecore/domain/call';
import type { Principal } from '../src/platform/allow';
import { CallLedger } from '../src/calls';
import { AgentWishes } from '../src/softphone/agent-wishes';
import { DeskReading } from '../src/softphone/desk-reading';
import { bootLine, type BootedLine } from './boot-line';
import { until } from './until';

let line: BootedLine;
let tenant: SeededTenant;
beforeAll(async () => {
  line = await bootLine();
}, 60_000);
beforeEach(async () => {
  tenant = await line.tenant({ answerWith: 'menu', agents: 3 });
});
afterAll(() => line.close());

type Phone = ReturnType<BootedLine['sandbox']['phones']['dial']>;

interface Ringing {
  readonly callId: CallId;
  readonly offerId: string;
  readonly agentId: AgentId;
}

const call = (callId: CallId) => ({ tenantId: tenant.tenantId, callId });
const as = (agentId: AgentId) => ({ tenantId: tenant.tenantId, agentId, role: 'agent' }) as Principal;
const desk = (agentId: AgentId) => line.app.get(DeskReading, { strict: false }).of(as(agentId));

/** Sends an agent's request through the HTTP handler's code, with its errors. */
const wish = (agentId: AgentId, callId: CallId, asked: AgentWish) =>
  line.app.get(AgentWishes, { strict: false }).wish(as(agentId), callId, asked);

async function state(callId: CallId): Promise<CallState> {
  const read = await line.app.get(CallLedger).read(call(callId));
  if (read === null) throw new Error('there is no such call');
  return read;
}

const inStage = (callId: CallId, stage: CallState['stage']) =>
  until(async () => ((await state(callId)).stage === stage ? true : null), `the call is ${stage}`);

/** Returns the agent who is being offered the call. */
function ringing(): Promise<Ringing> {
  const sql = `select call_id as "callId", id as "offerId", agent_id as "agentId" from offers
    where tenant_id = $1 and state = 'open'`;
  return until(async () => (await line.db.asSuperuser<Ringing>(sql, [tenant.tenantId]))[0], 'an agent is rung');
}

/** An agent's browser accepts: it dials in with the offer's token. */
function accept(offer: Ringing): Phone {
  const token = line.app.get(CarrierTokens).offerToken({ tenantId: tenant.tenantId, ...offer } as never);
  const phone = line.sandbox.phones.connect(softphoneIdentity(tenant.tenantId, offer.agentId), { offer: token });
  legs.push(phone);
  return phone;
}

const legs: Phone[] = [];
afterEach(() => {
  for (const leg of legs.splice(0)) leg.hangup();
});

/** A caller talking to the first agent, the caller with a low tone and the agent with a high one. */
async function connected() {
  const caller = line.sandbox.phones.dial({ from: '+12125550142', to: tenant.number });
  legs.push(caller);
  await caller.waitForText('Automated assistant');
  caller.digits('0');
  await caller.waitForText('putting you through');
  const offer = await ringing();
  const agent = accept(offer);
  agent.startTone(900);
  await caller.waitFor((phone) => phone.toneLevel(900) > -30, 30_000);
  const others = tenant.agents.map(({ agentId }) => agentId).filter((id) => id !== offer.agentId);
  return { caller, agent, offer, target: others[0] as AgentId, third: others[1] as AgentId };
}

/** Waits until the caller hears music and no person. */
const hearsMusic = (caller: Phone) =>
  caller.waitFor(
    (phone) => phone.toneLevel(900) < -50 && phone.toneLevel(1_300) < -50 && phone.audioEnergy() > 20,
    15_000,
  );

const statusOf = async (agentId: AgentId) => (await desk(agentId)).agent.status;

describe('a transfer', () => {
  it('rings the target while the agent stays busy, and is handed over once the target has joined', async () => {
    const { caller, agent, offer, target } = await connected();
    await wish(offer.agentId, offer.callId, { kind: 'transfer', target: { kind: 'agent', id: target } });
    const rung = await ringing();
    expect(rung.agentId).toBe(target);
    await hearsMusic(caller);
    expect((await desk(target)).offer).toMatchObject({ reason: 'agent' });
    const handing = await desk(offer.agentId);
    expect(handing.agent.status).toBe('busy');
    expect(handing.call).toMatchObject({
      stage: 'transferring',
      reason: 'asked_for_person',
      transferring: { to: { kind: 'agent', id: target }, ringing: target },
    });
    expect(handing.handedOver).toBeNull();
    expect(agent.status).toBe('in-progress');
    const second = accept(rung);
    second.startTone(1_300);
    await caller.waitFor((phone) => phone.toneLevel(1_300) > -30, 15_000);
    await agent.waitFor((phone) => phone.status === 'completed');
    await inStage(offer.callId, 'talking');
    const freed = await desk(offer.agentId);
    expect(freed.agent.status).toBe('available');
    expect(freed).toMatchObject({
      call: null,
      handedOver: { callId: offer.callId, to: { kind: 'agent', id: target } },
    });
    expect((await desk(target)).call).toMatchObject({ callId: offer.callId, lastTransfer: null });
    caller.hangup();
    await second.waitFor((phone) => phone.status === 'completed');
    expect(await statusOf(target)).toBe('available');
  }, 60_000);

  it('is taken back before the target has joined, who is let go and rings no longer', async () => {
    const { caller, offer, target } = await connected();
    await wish(offer.agentId, offer.callId, { kind: 'transfer', target: { kind: 'agent', id: target } });
    const rung = await ringing();
    await hearsMusic(caller);
    await wish(offer.agentId, offer.callId, { kind: 'takeBack' });
    await caller.waitFor((phone) => phone.toneLevel(900) > -30, 15_000);
    expect((await desk(target)).offer).toBeNull();
    expect(await statusOf(target)).toBe('available');
    const late = accept(rung);
    await late.waitForText('already been answered');
    const room = roomOf(await state(offer.callId));
    expect(room === null ? [] : agentsIn(room).map(({ agentId }) => agentId)).toEqual([offer.agentId]);
    expect((await desk(offer.agentId)).call?.lastTransfer).toMatchObject({ result: 'taken_back' });
  }, 60_000);

  it('that is declined gives the caller back in the same call, and the desk says so', async () => {
    const { caller, offer, target } = await connected();
    await wish(offer.agentId, offer.callId, { kind: 'transfer', target: { kind: 'agent', id: target } });
    const rung = await ringing();
    await hearsMusic(caller);
    await line.app.get(AgentWishes, { strict: false }).decline(as(target), rung.offerId as never);
    await caller.waitFor((phone) => phone.toneLevel(900) > -30, 15_000);
    const back = await desk(offer.agentId);
    expect(back.call).toMatchObject({
      callId: offer.callId,
      stage: 'talking',
      transferring: null,
      lastTransfer: { to: { kind: 'agent', id: target }, result: 'declined' },
    });
    expect(back.agent.status).toBe('busy');
  }, 60_000);

  it('goes on without an agent who has hung up meanwhile, and falls to the queue when nobody takes it', async () => {
    const { caller, agent, offer, target, third } = await connected();
    await line.db.asSuperuser(`update agents set status = 'not_available' where id = $1`, [third]);
    await wish(offer.agentId, offer.callId, { kind: 'transfer', target: { kind: 'agent', id: target } });
    const rung = await ringing();
    await wish(offer.agentId, offer.callId, { kind: 'hangUp' });
    await agent.waitFor((phone) => phone.status === 'completed');
    expect(await statusOf(offer.agentId)).toBe('available');
    await hearsMusic(caller);
    await line.app.get(AgentWishes, { strict: false }).decline(as(target), rung.offerId as never);
    // The agent who is free again is in the target's department: the only way left to reach a person.
    expect(await ringing()).toMatchObject({ callId: offer.callId, agentId: offer.agentId });
  }, 60_000);

  it('goes to whoever of a department is free, one after the other', async () => {
    const { caller, offer } = await connected();
    const department = { kind: 'department', id: tenant.departmentId } as const;
    await wish(offer.agentId, offer.callId, { kind: 'transfer', target: department });
    const first = await ringing();
    await line.app.get(AgentWishes, { strict: false }).decline(as(first.agentId), first.offerId as never);
    const second = await ringing();
    expect(new Set([offer.agentId, first.agentId, second.agentId]).size).toBe(3);
    const taken = accept(second);
    taken.startTone(1_300);
    await caller.waitFor((phone) => phone.toneLevel(1_300) > -30, 15_000);
    expect((await desk(offer.agentId)).handedOver).toMatchObject({ to: department });
  }, 60_000);

  it('is refused with its reason where nobody could come, and the talk goes on', async () => {
    const { offer, target, third } = await connected();
    const set = (id: AgentId, status: string) =>
      line.db.asSuperuser('update agents set status = $2 where id = $1', [id, status]);
    const transfer = (id: AgentId) =>
      wish(offer.agentId, offer.callId, { kind: 'transfer', target: { kind: 'agent', id } });
    await set(target, 'not_available');
    await expect(transfer(target)).rejects.toMatchObject({ code: 'target_unavailable', status: 409 });
    await set(third, 'busy');
    await expect(transfer(third)).rejects.toMatchObject({ code: 'target_in_call', status: 409 });
    const everybody = { kind: 'department', id: tenant.departmentId } as const;
    await expect(wish(offer.agentId, offer.callId, { kind: 'transfer', target: everybody })).rejects.toMatchObject({
      code: 'target_in_call',
    });
    expect((await state(offer.callId)).stage).toBe('talking');
    await set(target, 'available');
    await transfer(target);
    await expect(transfer(target)).rejects.toMatchObject({ code: 'transfer_under_way', status: 409 });
  }, 60_000);
});

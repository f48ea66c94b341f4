import { offersOf, type CallInput, type CallState } from '@voicecore/domain/call';
import type { AgentId } from '@voicecore/domain/kernel';
import { trials, type SeededTenant } from '@voicecore/testing';
import { ledgerBench, type LedgerBench } from '../../test/ledger-on-database';
import type { CallKey } from '../calls';

const person: CallInput = { kind: 'DigitsPressed', personal: { digits: '0' } };

let bench: LedgerBench;
beforeAll(async () => {
  bench = await ledgerBench();
}, 60_000);
afterAll(() => bench.close());

const setStatus = (agentId: AgentId, status: 'available' | 'busy' | 'not_available') =>
  bench.db.asSuperuser('update agents set status = $2 where id = $1', [agentId, status]);
const stateOf = async (call: CallKey): Promise<CallState> => (await bench.ledger.read(call)) as CallState;
const entries = async (tenant: SeededTenant): Promise<number> =>
  (await bench.db.asSuperuser('select 1 from call_ledger where tenant_id = $1', [tenant.tenantId])).length;

async function asksForAPerson(tenant: SeededTenant, from: string): Promise<CallKey> {
  const call = await bench.ring(tenant, from);
  bench.clock.time += 1_000;
  await bench.apply(call, person);
  await bench.dispatcher.wake(tenant.tenantId);
  return call;
}

describe('the queue of one business', () => {
  it('rings a free agent for the second caller when the first has been declined there', async () => {
    const tenant = await bench.tenant({ agents: 2 });
    const [a, b] = tenant.agents.map(({ agentId }) => agentId) as [AgentId, AgentId];
    await setStatus(b, 'busy');
    const first = await asksForAPerson(tenant, '+12125550151');
    const [offer] = offersOf(await stateOf(first));
    expect(offer?.agentId).toBe(a);
    await bench.apply(first, { kind: 'AgentWished', agentId: a, wish: { kind: 'decline', offerId: offer!.offerId } });
    expect((await stateOf(first)).stage).toBe('waiting');
    const second = await asksForAPerson(tenant, '+12125550152');
    expect(offersOf(await stateOf(second))[0]?.agentId).toBe(a);
    await setStatus(b, 'available');
    await bench.dispatcher.wake(tenant.tenantId);
    expect(offersOf(await stateOf(first))[0]?.agentId).toBe(b);
  });

  it('asks for a message at once when nobody is left who could come', async () => {
    const tenant = await bench.tenant({ agents: 1 });
    const [agent] = tenant.agents.map(({ agentId }) => agentId) as [AgentId];
    await setStatus(agent, 'busy');
    const call = await asksForAPerson(tenant, '+12125550154');
    expect((await stateOf(call)).stage).toBe('waiting');
    await setStatus(agent, 'not_available');
    await bench.dispatcher.wake(tenant.tenantId);
    expect((await stateOf(call)).stage).toBe('message');
  });

  it('writes nothing for callers who only wait, however many and however often it looks', async () => {
    const many = trials(25);
    const tenant = await bench.tenant({ agents: 2 });
    for (const { agentId } of tenant.agents) await setStatus(agentId, 'busy');
    for (let caller = 0; caller < many; caller += 1) {
      const call = await bench.ring(tenant, `+1212555${String(1_000 + caller)}`);
      await bench.apply(call, person);
    }
    const before = await entries(tenant);
    for (let look = 0; look < 10; look += 1) await bench.dispatcher.wake(tenant.tenantId);
    expect(await entries(tenant)).toBe(before);
    const largest = await bench.db.asSuperuser<{ bytes: number }>(
      'select max(length(facts::text))::int as bytes from call_ledger where tenant_id = $1',
      [tenant.tenantId],
    );
    expect(largest[0]?.bytes).toBeLessThan(2_000);
    await setStatus(tenant.agents[0]!.agentId, 'available');
    await bench.dispatcher.wake(tenant.tenantId);
    expect(await entries(tenant)).toBe(before + 1);
  }, 600_000);
});

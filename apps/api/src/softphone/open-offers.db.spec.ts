import { offersOf, type CallInput, type CallState } from '@voicecore/domain/call';
import type { AgentId } from '@voicecore/domain/kernel';
import type { SeededTenant } from '@voicecore/testing';
import { ledgerBench, type LedgerBench } from '../../test/ledger-on-database';
import type { CallKey } from '../calls';
import { OpenOffers } from './open-offers';

const person: CallInput = { kind: 'DigitsPressed', personal: { digits: '0' } };

let bench: LedgerBench;
beforeAll(async () => {
  bench = await ledgerBench();
}, 60_000);
afterAll(() => bench.close());

const setStatus = (agentId: AgentId, status: 'available' | 'not_available') =>
  bench.db.asSuperuser('update agents set status = $2 where id = $1', [agentId, status]);
const stateOf = async (call: CallKey): Promise<CallState> => (await bench.ledger.read(call)) as CallState;

async function asksForAPerson(tenant: SeededTenant, from: string): Promise<CallKey> {
  const call = await bench.ring(tenant, from);
  await bench.apply(call, person);
  return call;
}

describe('an offer that rings', () => {
  it('stops ringing at an agent who becomes not available, and rings the next one', async () => {
    const tenant = await bench.tenant({ agents: 2 });
    const call = await asksForAPerson(tenant, '+12125550153');
    const rung = offersOf(await stateOf(call))[0]?.agentId as AgentId;
    await setStatus(rung, 'not_available');
    const began = Date.now();
    await new OpenOffers(bench.db.tenantDb, bench.ledger, bench.dispatcher).unavailable(tenant.tenantId, rung);
    expect(Date.now() - began).toBeLessThan(2_000);
    const other = tenant.agents.map(({ agentId }) => agentId).find((id) => id !== rung);
    expect(offersOf(await stateOf(call))[0]?.agentId).toBe(other);
    const open = await bench.db.asSuperuser<{ agent_id: string }>(
      `select agent_id from offers where tenant_id = $1 and state = 'open'`,
      [tenant.tenantId],
    );
    expect(open).toEqual([{ agent_id: other }]);
  });
});

import { offersOf, type CallInput, type Target } from '@voicecore/domain/call';
import type { AgentId, DepartmentId } from '@voicecore/domain/kernel';
import { randomUUID } from 'node:crypto';
import { ledgerBench, type LedgerBench } from '../../test/ledger-on-database';
import type { Principal } from '../platform/allow';
import { AgentWishes } from './agent-wishes';

let bench: LedgerBench;
beforeAll(async () => {
  bench = await ledgerBench();
});
afterAll(() => bench.close());

/** Returns an agent who is talking to a caller, and the call. */
async function talking() {
  const tenant = await bench.tenant({ agents: 2 });
  const call = await bench.ring(tenant);
  await bench.apply(call, { kind: 'DigitsPressed', personal: { digits: '0' } });
  const state = await bench.ledger.read(call);
  const offer = state === null ? undefined : offersOf(state)[0];
  if (offer === undefined) throw new Error('nobody is being rung');
  const { offerId, agentId, roomNumber: k } = offer;
  const joined: CallInput = { kind: 'ParticipantJoined', k, conferenceSid: 'CF1', legSid: 'CA1', who: 'agent' };
  await bench.apply(call, { kind: 'AgentDialledIn', offerId, agentId, legSid: 'CA1' });
  await bench.apply(call, joined);
  const who = { tenantId: tenant.tenantId, agentId, role: 'agent' } as Principal;
  return { tenant, call, who };
}

describe('a transfer to what is not there any more', () => {
  it.each([
    ['a department', () => ({ kind: 'department', id: randomUUID() as DepartmentId })],
    ['a person', () => ({ kind: 'agent', id: randomUUID() as AgentId })],
  ] as [string, () => Target][])('is refused, and the talk goes on: %s', async (_what, target) => {
    const { call, who } = await talking();
    const wishes = new AgentWishes(bench.db.tenantDb, bench.ledger);
    const asked = wishes.wish(who, call.callId, { kind: 'transfer', target: target() });
    await expect(asked).rejects.toMatchObject({ code: 'target_unavailable' });
    expect((await bench.ledger.read(call))?.stage).toBe('talking');
  });

  it('is refused for a department that was removed meanwhile', async () => {
    const { tenant, call, who } = await talking();
    await bench.db.asSuperuser('update departments set deleted_at = now() where id = $1', [tenant.departmentId]);
    const target = { kind: 'department', id: tenant.departmentId } as const;
    const wishes = new AgentWishes(bench.db.tenantDb, bench.ledger);
    await expect(wishes.wish(who, call.callId, { kind: 'transfer', target })).rejects.toMatchObject({
      code: 'target_unavailable',
    });
  });
});

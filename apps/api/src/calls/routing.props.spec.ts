import { offersOf } from '@voicecore/domain/call';
import type { AgentId } from '@voicecore/domain/kernel';
import { trials, type SeededTenant } from '@voicecore/testing';
import fc from 'fast-check';
import { ledgerBench, type LedgerBench } from '../../test/ledger-on-database';
import { CallListStore } from './call-list.store';
import { listedCall } from './call-views';
import type { CallKey } from '.';

const runs = trials(100);
let bench: LedgerBench;
let tenant: SeededTenant;
beforeAll(async () => {
  bench = await ledgerBench();
  tenant = await bench.tenant({ agents: 4 });
});
afterAll(() => bench.close());

/** Returns what an agent of the call sees. */
async function seenBy(agentId: AgentId, call: CallKey): Promise<string | null> {
  return bench.db.tenantDb.run(call.tenantId, async (tx) => {
    const row = await new CallListStore(tx, { role: 'agent', agentId }).find(call.callId);
    return row === null ? 'nothing' : (await listedCall(tx, bench.sealing, row, bench.clock.now())).caller;
  });
}

async function answer(call: CallKey): Promise<AgentId | null> {
  const state = await bench.ledger.read(call);
  const offer = state === null ? undefined : offersOf(state)[0];
  if (offer === undefined) return null;
  const legSid = `CA${offer.offerId}`;
  await bench.apply(call, { kind: 'AgentDialledIn', offerId: offer.offerId, agentId: offer.agentId, legSid });
  await bench.apply(call, {
    kind: 'ParticipantJoined',
    k: offer.roomNumber,
    conferenceSid: 'CF1',
    legSid,
    who: 'agent',
  });
  await bench.apply(call, {
    kind: 'ParticipantJoined',
    k: offer.roomNumber,
    conferenceSid: 'CF1',
    legSid: 'CAcaller',
    who: 'caller',
  });
  return offer.agentId;
}

const caller = fc.option(fc.stringMatching(/^\+1[2-9]\d{9}$/), { freq: 8 });
const chain = fc.array(fc.nat(3), { minLength: 1, maxLength: 5 });

describe('Property 8: Call routing preservation', () => {
  it('shows every agent of a chain of transfers the original caller', async () => {
    await fc.assert(
      fc.asyncProperty(caller, chain, async (from, hops) => {
        const call = await bench.ring(tenant, from);
        await bench.apply(call, { kind: 'DigitsPressed', personal: { digits: '0' } });
        let agentId = await answer(call);
        for (const hop of hops) {
          expect(agentId).not.toBeNull();
          if (agentId === null) return;
          expect(await seenBy(agentId, call)).toBe(from);
          const next = tenant.agents[hop];
          if (next === undefined || next.agentId === agentId) continue;
          const target = { kind: 'agent', id: next.agentId } as const;
          await bench.apply(call, { kind: 'AgentWished', agentId, wish: { kind: 'transfer', target } });
          agentId = await answer(call);
          expect(agentId).toBe(next.agentId);
        }
        if (agentId !== null) await bench.apply(call, { kind: 'AgentWished', agentId, wish: { kind: 'hangUp' } });
      }),
      { numRuns: runs },
    );
  }, 120_000);
});

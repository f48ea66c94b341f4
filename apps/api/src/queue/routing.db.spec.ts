import { offersOf, type CallInput, type CallState } from '@voicecore/domain/call';
import type { AgentId, DepartmentId } from '@voicecore/domain/kernel';
import type { SeededTenant } from '@voicecore/testing';
import { randomUUID } from 'node:crypto';
import { ledgerBench, type LedgerBench } from '../../test/ledger-on-database';
import type { CallKey } from '../calls';

const person: CallInput = { kind: 'DigitsPressed', personal: { digits: '0' } };

let bench: LedgerBench;
beforeAll(async () => {
  bench = await ledgerBench();
}, 60_000);
afterAll(() => bench.close());

const sql = (text: string, values: unknown[]) => bench.db.asSuperuser(text, values);
const stateOf = async (call: CallKey): Promise<CallState> => (await bench.ledger.read(call)) as CallState;
const rung = async (call: CallKey) => offersOf(await stateOf(call)).map(({ agentId }) => agentId);
const idsOf = (tenant: SeededTenant) => tenant.agents.map(({ agentId }) => agentId) as [AgentId, AgentId, AgentId];
const route = (tenant: SeededTenant, change: string) =>
  sql(`update departments set ${change} where id = $1`, [tenant.departmentId]);

/** A business whose first agent has been idle longest, the last one least. */
async function business(agents: number): Promise<SeededTenant> {
  const tenant = await bench.tenant({ agents });
  for (const [at, id] of idsOf(tenant).entries())
    await sql(`update agents set idle_since = now() - $2 * interval '1 minute' where id = $1`, [id, 9 - at]);
  return tenant;
}

async function asksForAPerson(tenant: SeededTenant, from: string): Promise<CallKey> {
  const call = await bench.ring(tenant, from);
  bench.clock.time += 1_000;
  await bench.apply(call, person);
  await bench.dispatcher.wake(tenant.tenantId);
  return call;
}

/** The caller hangs up, and whoever was called is as idle as before. */
async function hangsUp(call: CallKey): Promise<void> {
  await bench.apply(call, { kind: 'CarrierReported', status: 'completed', seconds: null });
  expect((await stateOf(call)).stage).toBe('ended');
}

describe('the callers of a department', () => {
  it('ring the agent who has been idle longest, where nothing else is chosen', async () => {
    const tenant = await business(2);
    expect(await rung(await asksForAPerson(tenant, '+12125550161'))).toEqual([idsOf(tenant)[0]]);
  });

  it('ring all of its agents at once, until one declines, and one answers', async () => {
    const tenant = await business(3);
    const [a, b, c] = idsOf(tenant);
    await route(tenant, `strategy = 'ring_all'`);
    const call = await asksForAPerson(tenant, '+12125550161');
    expect(new Set(await rung(call))).toEqual(new Set([a, b, c]));
    const offerOf = async (id: AgentId) => offersOf(await stateOf(call)).find(({ agentId }) => agentId === id)!.offerId;
    const wish = { kind: 'decline' as const, offerId: await offerOf(b) };
    await bench.apply(call, { kind: 'AgentWished', agentId: b, wish });
    await bench.dispatcher.wake(tenant.tenantId);
    expect(new Set(await rung(call))).toEqual(new Set([a, c]));
    await bench.apply(call, { kind: 'AgentDialledIn', offerId: await offerOf(c), agentId: c, legSid: 'CA1' });
    expect(await rung(call)).toEqual([c]);
  });

  it('ring its agents in turn, whoever has been idle longest', async () => {
    const tenant = await business(2);
    await route(tenant, `strategy = 'round_robin'`);
    const order: AgentId[] = [];
    for (const from of ['+12125550171', '+12125550172', '+12125550173', '+12125550174']) {
      const call = await asksForAPerson(tenant, from);
      order.push(...(await rung(call)));
      await hangsUp(call);
    }
    const [a, b] = idsOf(tenant);
    expect(order).toEqual([a, b, a, b]);
    const setStatus = (status: string) =>
      sql('update agents set status = $2 where tenant_id = $1', [tenant.tenantId, status]);
    await hangsUp(await asksForAPerson(tenant, '+12125550175'));
    await setStatus('busy');
    const waiting = await asksForAPerson(tenant, '+12125550176');
    await setStatus('available');
    await bench.dispatcher.wake(tenant.tenantId);
    expect(await rung(waiting)).toEqual([b]);
  });

  it('ring who speaks their language, then who has the skill', async () => {
    const tenant = await business(3);
    const [a, b, c] = idsOf(tenant);
    await route(tenant, `strategy = 'skills', skill = 'Refunds'`);
    const knows = (id: AgentId, languages: object, skills: object) =>
      sql('update agents set languages = $2, skills = $3 where id = $1', [id, languages, skills]);
    await knows(a, { en: 3 }, { refunds: 5 });
    await knows(b, { en: 5, es: 2 }, { refunds: 1 });
    await knows(c, { en: 5 }, { refunds: 4 });
    const call = await bench.ring(tenant, '+12125550181');
    await bench.apply(call, { kind: 'LanguageKnown', language: 'en' });
    await bench.apply(call, person);
    expect(await rung(call)).toEqual([c]);
    await hangsUp(call);
    const spanish = await bench.ring(tenant, '+12125550182');
    await bench.apply(spanish, { kind: 'LanguageKnown', language: 'es' });
    await bench.apply(spanish, person);
    expect(await rung(spanish)).toEqual([b]);
  });

  it('ring whom they talked with last, also when they had to wait', async () => {
    const tenant = await business(3);
    const [a, , c] = idsOf(tenant);
    await route(tenant, `strategy = 'preferred'`);
    const earlier = await bench.ring(tenant, '+12125550191');
    await hangsUp(earlier);
    await sql(`update calls set outcome = 'answered_by_person', agent_id = $2 where id = $1`, [earlier.callId, c]);
    const call = await asksForAPerson(tenant, '+12125550191');
    expect(await rung(call)).toEqual([c]);
    expect(await rung(await asksForAPerson(tenant, '+12125550192'))).toEqual([a]);
    await hangsUp(call);
    await sql(`update agents set status = 'busy' where tenant_id = $1`, [tenant.tenantId]);
    const waiting = await asksForAPerson(tenant, '+12125550191');
    expect(await rung(waiting)).toEqual([]);
    await sql(`update agents set status = 'available' where tenant_id = $1`, [tenant.tenantId]);
    await bench.dispatcher.wake(tenant.tenantId);
    expect(await rung(waiting)).toEqual([c]);
  });
});

describe('a wait', () => {
  /** A department above the tenant's, to whose people its callers climb after 30 s. */
  async function parentOf(tenant: SeededTenant, people: 'members' | 'managers'): Promise<DepartmentId> {
    const id = randomUUID() as DepartmentId;
    await sql(`insert into departments (tenant_id, id, name_en, name_es, position) values ($1, $2, $3, $3, 9)`, [
      tenant.tenantId,
      id,
      `Above ${id}`,
    ]);
    await sql(`update departments set parent_id = $2, escalate_after_seconds = 30, escalate_to = $3 where id = $1`, [
      tenant.departmentId,
      id,
      people,
    ]);
    return id;
  }
  const duty = (
    table: 'department_agents' | 'department_managers',
    tenant: SeededTenant,
    of: DepartmentId,
    id: AgentId,
  ) => sql(`insert into ${table} (tenant_id, department_id, agent_id) values ($1, $2, $3)`, [tenant.tenantId, of, id]);

  it.each(['members', 'managers'] as const)(
    'climbs to the %s of the department above when its time has come',
    async (people) => {
      const tenant = await business(2);
      const [own, boss] = idsOf(tenant);
      const above = await parentOf(tenant, people);
      await sql('delete from department_agents where agent_id = $1', [boss]);
      await duty(people === 'members' ? 'department_agents' : 'department_managers', tenant, above, boss);
      await sql(`update agents set status = 'busy' where id = $1`, [own]);
      const call = await asksForAPerson(tenant, '+12125550151');
      expect([(await stateOf(call)).stage, await rung(call)]).toEqual(['waiting', []]);
      bench.clock.time += 29_000;
      await bench.dispatcher.wake(tenant.tenantId);
      expect(await rung(call)).toEqual([]);
      bench.clock.time += 1_000;
      await bench.dispatcher.wake(tenant.tenantId);
      expect(await rung(call)).toEqual([boss]);
    },
  );

  it('goes on while the people above may come, though nobody of the department takes calls', async () => {
    const tenant = await business(2);
    const [own, boss] = idsOf(tenant);
    const above = await parentOf(tenant, 'managers');
    await sql('delete from department_agents where agent_id = $1', [boss]);
    await duty('department_managers', tenant, above, boss);
    await sql(`update agents set status = 'not_available' where id = $1`, [own]);
    const call = await asksForAPerson(tenant, '+12125550152');
    expect((await stateOf(call)).stage).toBe('waiting');
    await sql(`update agents set status = 'not_available' where id = $1`, [boss]);
    await bench.dispatcher.wake(tenant.tenantId);
    expect((await stateOf(call)).stage).toBe('message');
  });
});

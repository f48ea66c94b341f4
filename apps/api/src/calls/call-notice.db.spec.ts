import { seedTenant, testDatabase, type SeededTenant, type TestDatabase } from '@voicecore/testing';
import { randomBytes, randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { callBefore, callChange, notifyCall } from './call-notice';

describe('who is told of a changed call', () => {
  let db: TestDatabase;
  let tenant: SeededTenant;
  const told = new EventEmitter();
  beforeAll(async () => {
    db = await testDatabase();
    tenant = await seedTenant(db, { agents: 2 });
    await db.jobsDb.listen('live', (payload) => told.emit('notice', payload.split(':')[4]));
  });
  afterAll(() => db.drop());

  /** Changes a call as the ledger does, and returns the audience of the notice. */
  async function audience(callId: string, set: string): Promise<unknown> {
    const heard = once(told, 'notice', { signal: AbortSignal.timeout(5_000) });
    await db.tenantDb.run(tenant.tenantId, (tx) =>
      tx.query(
        `with moved as (
           update calls c set seq = c.seq + 1, ${set} from ${callBefore} old where c.tenant_id = $1 and c.id = $2
           returning ${callChange}) ${notifyCall('$3')}`,
        [tenant.tenantId, callId, tx.noticeSeal],
      ),
    );
    const [members] = (await heard) as [string];
    return members;
  }

  it('is everybody while nobody is in charge, then the department and the agent, and those who were until now', async () => {
    const callId = randomUUID();
    const [first, second] = tenant.agents.map(({ agentId }) => agentId);
    const [department] = await db.asSuperuser<{ id: string }>(
      'select id from departments where tenant_id = $1 limit 1',
      [tenant.tenantId],
    );
    await db.asSuperuser(
      `insert into calls (tenant_id, id, carrier_sid, wrapped_key, state, stage, started_at, n, config_version)
       select $1, $2, $3, $4, '{}', 'receptionist', now(), 1, min(version) from configurations where tenant_id = $1`,
      [tenant.tenantId, callId, `CA${randomBytes(16).toString('hex')}`, randomBytes(60)],
    );
    expect(await audience(callId, 'language = c.language')).toBe('*');
    expect(await audience(callId, `department_id = '${department!.id}'`)).toBe('*');
    expect(await audience(callId, `agent_id = '${first}'`)).toBe(`${department!.id},${first}`);
    expect(await audience(callId, `agent_id = '${second}'`)).toBe(`${department!.id},${second},${first}`);
    expect(await audience(callId, 'department_id = null')).toBe(`${second},${department!.id}`);
    expect(await audience(callId, "agent_id = null, stage = 'ringing'")).toBe(`${second}`);
    expect(await audience(callId, 'language = c.language')).toBe('');
    await db.asSuperuser(
      `insert into offers (tenant_id, id, call_id, agent_id, k, state, expires_at) values ($1, $2, $3, $4, 1, 'open', now())`,
      [tenant.tenantId, randomUUID(), callId, first],
    );
    expect(await audience(callId, 'ended_at = now()')).toBe(`${first}`);
  });
});

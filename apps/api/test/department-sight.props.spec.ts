import type { TenantTx } from '@voicecore/database';
import { departmentsAbove, departmentsInSight, type DepartmentNode } from '@voicecore/domain/departments';
import type { AgentId, DepartmentId } from '@voicecore/domain/kernel';
import { seedTenant, testDatabase, trials, type SeededTenant, type TestDatabase } from '@voicecore/testing';
import fc from 'fast-check';
import { randomBytes, randomUUID } from 'node:crypto';
import { CallListStore } from '../src/calls/call-list.store';
import { QueueStore } from '../src/queue/queue.store';
import { AppError } from '../src/platform/app-error';
import { DepartmentStore } from '../src/directory';

let db: TestDatabase;
let tenant: SeededTenant;
let other: SeededTenant;
let departments: DepartmentId[];
let agents: AgentId[];
/** One call of each department. */
const calls = new Map<DepartmentId, string>();

beforeAll(async () => {
  db = await testDatabase();
  tenant = await seedTenant(db, { agents: 3 });
  other = await seedTenant(db, { agents: 1 });
  agents = tenant.agents.map(({ agentId }) => agentId);
  departments = [tenant.departmentId];
  for (let n = 0; n < 5; n += 1) {
    const names = { en: `D${n}`, es: `D${n}` };
    const id = await within((tx) => new DepartmentStore(tx).add({ names, position: n, parentId: null }));
    departments.push(id as DepartmentId);
  }
  for (const id of departments) calls.set(id, await endedCall(tenant, id));
}, 60_000);
afterAll(() => db.drop());

const within = <T>(work: (tx: TenantTx) => Promise<T>): Promise<T> => db.tenantDb.run(tenant.tenantId, work);

/** A call that was for a department and that no agent had. */
async function endedCall({ tenantId, numberId }: SeededTenant, departmentId: DepartmentId): Promise<string> {
  const id = randomUUID();
  await db.asSuperuser(
    `insert into calls (tenant_id, id, carrier_sid, number_id, wrapped_key, state, stage, config_version, n, department_id,
       started_at, ended_at)
     values ($1, $2, $3, $4, $5, '{}', 'ended', 1, 1, $6, now(), now())`,
    [tenantId, id, `CA${randomUUID()}`, numberId, randomBytes(60), departmentId],
  );
  return id;
}

const index = fc.nat(5);
const people = fc.uniqueArray(fc.nat(2));
const change = fc.oneof(
  fc.record({ kind: fc.constant('move' as const), of: index, to: fc.option(index, { nil: null }) }),
  fc.record({ kind: fc.constantFrom('members' as const, 'managers' as const), of: index, people }),
  fc.record({ kind: fc.constantFrom('remove' as const, 'restore' as const), of: index }),
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

/** Carries a change out as the API does; a refused one changes nothing. */
function carryOut(one: Change): Promise<void> {
  const id = departments[one.of]!;
  return within(async (tx) => {
    const store = new DepartmentStore(tx);
    if (one.kind === 'remove') await store.remove(id, {});
    else if (one.kind === 'restore') await store.restore(id);
    else {
      const version = (await store.byId(id))?.version;
      if (version === undefined) return;
      const ids = 'people' in one ? one.people.map((n) => agents[n]!) : [];
      await store.change(
        id,
        one.kind === 'move'
          ? { parentId: one.to === null ? null : departments[one.to]!, version }
          : { [one.kind === 'members' ? 'agentIds' : 'managerIds']: ids, version },
      );
    }
  }).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
  });
}

interface Stored {
  readonly nodes: DepartmentNode[];
  readonly members: Place[];
  readonly managers: Place[];
}
type Place = Record<'agent' | 'department', string>;

async function stored(): Promise<Stored> {
  const of = [tenant.tenantId];
  const places = (table: string) =>
    db.asSuperuser<Place>(
      `select agent_id as agent, department_id as department from ${table} where tenant_id = $1`,
      of,
    );
  const sql =
    'select id, parent_id as "parentId" from departments where tenant_id = $1 and deleted_at is null order by id';
  return {
    nodes: await db.asSuperuser<DepartmentNode>(sql, of),
    members: await places('department_agents'),
    managers: await places('department_managers'),
  };
}

const ofAgent = (places: readonly Place[], agent: AgentId) =>
  places.filter((place) => place.agent === agent).map(({ department }) => department as DepartmentId);

/** The departments whose call a person may read. */
async function readable(role: 'agent' | 'supervisor' | 'tenant_admin', agentId: AgentId): Promise<string[]> {
  const seen: string[] = [];
  await within(async (tx) => {
    const store = new CallListStore(tx, { role, agentId });
    for (const [department, call] of calls) if (await store.isVisible(call)) seen.push(department);
  });
  return seen.sort();
}

describe('departments in sight, in the database', () => {
  it('Property 19: Department isolation: whatever is moved, given, removed or put back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 12 }), async (changes) => {
        for (const one of changes) await carryOut(one);
        const { nodes, members, managers } = await stored();
        const live = new Set(nodes.map(({ id }) => id));
        for (const { id, parentId } of nodes) {
          expect(parentId === null || live.has(parentId)).toBe(true);
          expect(departmentsAbove(id, nodes)).not.toContain(id);
        }
        for (const agent of agents) {
          const duties = { memberOf: ofAgent(members, agent), managerOf: ofAgent(managers, agent) };
          const expected = [...departmentsInSight(duties, nodes)].sort();
          expect((await within((tx) => new QueueStore(tx).departmentsInSight(agent))).toSorted()).toEqual(expected);
          expect(await readable('agent', agent)).toEqual(expected);
          expect(await readable('supervisor', agent)).toEqual(expected);
        }
        expect(await readable('tenant_admin', agents[0]!)).toEqual([...departments].sort());
      }),
      { numRuns: trials(40) },
    );
  }, 120_000);

  it('shows nobody the departments of another business', async () => {
    await db.asSuperuser('insert into department_managers (tenant_id, department_id, agent_id) values ($1, $2, $3)', [
      other.tenantId,
      other.departmentId,
      other.agents[0]!.agentId,
    ]);
    expect(await within((tx) => new QueueStore(tx).departmentsInSight(other.agents[0]!.agentId))).toEqual([]);
    const own = (tx: TenantTx) => new QueueStore(tx).departmentsInSight(other.agents[0]!.agentId);
    expect(await db.tenantDb.run(other.tenantId, own)).toEqual([other.departmentId]);
  });
});

import { outcomes, outcomeOf, readState, type CallState, type Outcome } from '@voicecore/domain/call';
import { seedTenant, testDatabase, type SeededTenant, type TestDatabase } from '@voicecore/testing';
import { randomBytes } from 'node:crypto';
import oldLedgers from '../../../../libs/domain/call/test/old-ledgers.json';
import { outcomeOfCall } from '../../../../database/migrations/1795000000150-outcomes-by-the-last-stage';
import { MovedClock } from '../../test/ledger-on-database';
import { callerOf, manyCalls } from '../../test/many-calls';
import { Sealing } from '../platform/sealing';
import { CallFilters } from './call-filters';
import { callOrders, CallListStore, type CallFilter, type CallOrder, type CallSlice } from './call-list.store';
import { CallNamesReader } from './call-names';

const count = 10_000;
const until = Date.UTC(2026, 10, 20, 12);
/** Upper limit for reading a page of the list, ms, on a machine with other load. */
const bound = 150;

let db: TestDatabase;
let tenant: SeededTenant;
let filters: CallFilters;
beforeAll(async () => {
  db = await testDatabase();
  const sealing = new Sealing(randomBytes(32).toString('base64'));
  filters = new CallFilters(sealing, new CallNamesReader(sealing, new MovedClock()));
  tenant = await seedTenant(db, { sealing, agents: 2 });
  const other = await seedTenant(db, { sealing, agents: 1 });
  for (const { tenantId, departmentId, agents } of [tenant, other]) {
    const calls = tenantId === tenant.tenantId ? count : 50;
    await manyCalls(db, sealing, { tenantId, departmentId, agentId: agents[0]!.agentId }, { count: calls, until });
  }
}, 180_000);
afterAll(() => db.drop());

const admin = { role: 'tenant_admin', agentId: null } as const;
const inStore = <T>(
  work: (store: CallListStore) => Promise<T>,
  sight: ConstructorParameters<typeof CallListStore>[1] = admin,
) => db.tenantDb.run(tenant.tenantId, (tx) => work(new CallListStore(tx, sight)));
const filterOf = (asked: Parameters<CallFilters['of']>[1]) =>
  db.tenantDb.run(tenant.tenantId, (tx) => filters.of(tx, asked));

async function readAll(filter: CallFilter, order: CallOrder) {
  const read = [];
  let after: CallSlice['after'];
  for (;;) {
    const rows = await inStore((store) => store.list(filter, { order, after, limit: 700 }));
    read.push(...rows);
    const last = rows.at(-1);
    if (rows.length < 700 || !last) return read;
    after = { key: order === 'longest' || order === 'shortest' ? (last.length ?? 0) : last.started, id: last.id };
  }
}

/** Returns the plan of the statement that a read sends, as the runtime role gets it under row-level security. */
async function planOf(filter: CallFilter, slice: CallSlice): Promise<string> {
  return db.tenantDb.run(tenant.tenantId, async (tx) => {
    const asked: { sql: string; values: readonly unknown[] }[] = [];
    const noting = {
      ...tx,
      tenantId: tx.tenantId,
      query: (sql: string, values: readonly unknown[] = []) => {
        asked.push({ sql, values });
        return Promise.resolve([]);
      },
    };
    await new CallListStore(noting as typeof tx, admin).list(filter, slice);
    const rows = await tx.query<{ 'QUERY PLAN': string }>(`explain ${asked[0]!.sql}`, asked[0]!.values);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
}

describe('ten thousand calls', () => {
  it.each(callOrders)('are read to the end in pages, each once and in order: %s', async (order) => {
    const rows = await readAll({}, order);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(count);
    const keys = rows.map(({ started, length }) =>
      order === 'newest' || order === 'oldest' ? started : (length ?? 0),
    );
    const up = order === 'oldest' || order === 'shortest' ? 1 : -1;
    expect(keys.every((key, index) => index === 0 || (key - keys[index - 1]!) * up >= 0)).toBe(true);
  });

  it.each([
    ['newest', {}, 'calls_recent'],
    ['oldest', {}, 'calls_recent'],
    ['longest', {}, 'calls_duration'],
    ['shortest', {}, 'calls_duration'],
    ['newest', { outcome: 'missed' }, 'calls_outcome_recent'],
    ['newest', { from: until - 86_400_000, to: until }, 'calls_recent'],
  ] as const)('are sorted by an index, not in memory: %s %j', async (order, filter, index) => {
    const after =
      order === 'newest' ? { key: until - 9_000_000, id: tenant.numberId } : { key: 35_000, id: tenant.numberId };
    for (const slice of [
      { order, limit: 41 },
      { order, limit: 41, after },
    ]) {
      const plan = await planOf(filter, slice);
      expect(plan).toContain(index);
      expect(plan).not.toMatch(/Sort|Seq Scan on calls/);
    }
  });

  it('are found by the last digits of the caller, by words, by names, and by all of these together', async () => {
    const found = async (q: string, more: CallFilter = {}) =>
      readAll({ ...(await filterOf({ q })), ...more }, 'newest');
    expect((await found('5550163')).length).toBe(1);
    expect((await found('(212) 555-0163')).length).toBe(1);
    expect(await found(callerOf(163))).toHaveLength(1);
    expect((await found('163 0163')).length).toBe(0);
    expect((await found('whitening')).length).toBe(count / 50);
    expect((await found('WHITENING 0100')).map(({ id }) => id)).toHaveLength(1);
    expect((await found('whitening 0163')).length).toBe(0);
    const byName = await found('torres');
    expect(byName.length).toBeGreaterThan(0);
    expect(byName.every(({ state }) => state.lastAgent === tenant.agents[0]!.agentId)).toBe(true);
    expect((await found('recepcion')).every(({ state }) => state.department === tenant.departmentId)).toBe(true);
    expect((await found('nobodysays')).length).toBe(0);
  });

  it('are counted as they are listed, for each filter', async () => {
    const narrowed: CallFilter[] = [
      {},
      { stage: 'live' },
      { outcome: 'missed' },
      { endedBy: 'tenant' },
      { endedBy: 'caller', outcome: 'answered_by_person' },
      { from: until - 86_400_000, to: until },
      await filterOf({ q: 'whitening' }),
    ];
    for (const filter of narrowed)
      expect(await inStore((store) => store.count(filter))).toBe((await readAll(filter, 'newest')).length);
  });

  it('come to figures that agree with their lists', async () => {
    const day = { from: until - 86_400_000 };
    const figures = await inStore((store) => store.outcomes(day));
    expect(figures.length).toBeGreaterThan(4);
    for (const { outcome, count: figure } of figures)
      expect(await readAll({ ...day, outcome }, 'newest')).toHaveLength(figure);
  });

  it('are a work list at every turn: a page, its count and a search take little', async () => {
    const asked: CallFilter[] = [
      {},
      await filterOf({ q: 'whitening' }),
      await filterOf({ q: '0163' }),
      { outcome: 'missed' },
    ];
    for (const filter of asked) {
      const times = [];
      for (let round = 0; round < 4; round += 1) {
        const from = performance.now();
        await inStore((store) => store.list(filter, { order: 'newest', limit: 41 }));
        await inStore((store) => store.count(filter));
        times.push(performance.now() - from);
      }
      expect(Math.min(...times)).toBeLessThan(bound);
    }
  });

  it('are an agent’s only where they are theirs or their department’s', async () => {
    const stranger = { role: 'agent', agentId: tenant.agents[1]!.agentId } as const;
    await db.asSuperuser('delete from department_agents where tenant_id = $1 and agent_id = $2', [
      tenant.tenantId,
      stranger.agentId,
    ]);
    expect(await inStore((store) => store.count({}), stranger)).toBe(0);
    const own = { role: 'agent', agentId: tenant.agents[0]!.agentId } as const;
    expect(await inStore((store) => store.count({}), own)).toBeGreaterThan(0);
    expect(await inStore(async (store) => store.count(await filterOf({ q: 'whitening' })), stranger)).toBe(0);
  });
});

describe('calls of before', () => {
  it('get from the migration the outcome that the rule gives to their snapshots', async () => {
    const ended = oldLedgers.filter(({ snapshot }) => snapshot.stage === 'ended').map(({ snapshot }) => snapshot);
    const flat = await db.asSuperuser<{ outcome: Outcome }>(
      `select ${outcomeOfCall} as outcome from jsonb_array_elements($1::jsonb) with ordinality as c(state, n) order by n`,
      [JSON.stringify(ended)],
    );
    expect(flat.length).toBeGreaterThan(5);
    const told = await db.asSuperuser<{ state: CallState; outcome: Outcome }>(
      `select state, ${outcomeOfCall} as outcome from calls c where tenant_id = $1 limit 200`,
      [tenant.tenantId],
    );
    expect(told.map(({ outcome }) => outcome)).toEqual(told.map(({ state }) => outcomeOf(state)));
    expect(flat.map(({ outcome }) => outcome)).toEqual(ended.map((state) => outcomeOf(readState(state as never))));
    expect(outcomes).toEqual(expect.arrayContaining(flat.map(({ outcome }) => outcome)));
  });
});

import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { GONE } from '@voicecore/contracts/live';
import type { Agent, CallDetail } from '../api/contract';
import { queryKeys } from '../api/query-keys';
import { LiveChanges } from './live-changes';

const call = (id: string, change: Partial<CallDetail> = {}): CallDetail =>
  ({ id, startedAt: 1_000, endedAt: null, outcome: null, agentId: null, departmentId: null, ...change }) as CallDetail;

const agent = (id: string, extension: string, status: Agent['status'] = 'available'): Agent =>
  ({ id, extension, status, departmentIds: [] as string[] }) as Agent;

interface Scene {
  client: QueryClient;
  changes: LiveChanges;
  /** The ids that were read one by one, and the lists that were read as a whole. */
  asked: string[];
  calls: Map<string, CallDetail>;
  agents: Map<string, Agent>;
  /** A response that has not arrived yet. */
  slow: { agent: Promise<Agent> | null };
}

const stops: (() => void)[] = [];

function scene(): Scene {
  const client = new QueryClient();
  const made: Omit<Scene, 'changes'> = {
    ...{ client, asked: [], calls: new Map(), agents: new Map() },
    slow: { agent: null },
  };
  const reading =
    <T>(kind: string, things: Map<string, T>) =>
    (id: string) => {
      made.asked.push(`${kind} ${id}`);
      return Promise.resolve(things.get(id) ?? null);
    };
  const changes = new LiveChanges(
    client,
    {
      call: reading('call', made.calls),
      agent: (id) => made.slow.agent ?? reading('agent', made.agents)(id),
      entry: reading('entry', new Map()),
    },
    () => 0.5,
  );
  stops.push(() => {
    changes.stop();
    client.clear();
  });
  return { ...made, changes };
}

/** A list on the screen; reading it as a whole is recorded. */
async function show({ client, asked }: Scene, queryKey: readonly unknown[], data: unknown): Promise<void> {
  const queryFn = () => {
    asked.push(`whole ${queryKey.join(' ')}`);
    return Promise.resolve(data);
  };
  const observer = new QueryObserver(client, { queryKey, queryFn, staleTime: 60_000 });
  stops.push(observer.subscribe(() => undefined));
  await jest.advanceTimersByTimeAsync(0);
  asked.length = 0;
}

const later = () => jest.advanceTimersByTimeAsync(250);

beforeEach(() => jest.useFakeTimers());
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  jest.useRealTimers();
});

describe('a push', () => {
  it('has the one thing read that it names, once a burst, and changes its row and its detail in place', async () => {
    const at = scene();
    const pages = [
      { items: [call('c1', { startedAt: 3_000 }), call('c2', { startedAt: 2_000 })], next: 'more' },
      { items: [call('c3')], next: null },
    ];
    await show(at, queryKeys.calls.list({}), { pages, pageParams: ['', 'more'] });
    await show(at, queryKeys.calls.detail('c3'), call('c3'));
    at.calls.set('c3', call('c3', { agentId: 'a1' }));
    for (const seq of [4, 5, 6]) at.changes.take({ topic: 'calls', id: 'c3', seq });
    await later();
    expect(at.asked).toEqual(['call c3']);
    expect(at.client.getQueryData(queryKeys.calls.list({}))).toMatchObject({
      pages: [pages[0], { items: [{ id: 'c3', agentId: 'a1' }] }],
    });
    expect(at.client.getQueryData(queryKeys.calls.detail('c3'))).toMatchObject({ agentId: 'a1' });
  });

  it('that is known already, or older, has nothing read', async () => {
    const at = scene();
    await show(at, queryKeys.calls.live, { items: [call('c1')] });
    at.calls.set('c1', call('c1'));
    at.changes.take({ topic: 'calls', id: 'c1', seq: 7 });
    await later();
    for (const seq of [7, 3]) at.changes.take({ topic: 'calls', id: 'c1', seq });
    await later();
    expect(at.asked).toEqual(['call c1']);
  });

  it('puts a new call in front of the lists that it belongs to, and takes an ended one from the live ones', async () => {
    const at = scene();
    await show(at, queryKeys.calls.live, { items: [call('c1')] });
    const ofAgent = queryKeys.calls.list({ agentId: 'a1' });
    await show(at, ofAgent, { pages: [{ items: [], next: null }], pageParams: [''] });
    at.calls.set('c2', call('c2', { startedAt: 5_000 }));
    at.changes.take({ topic: 'calls', id: 'c2', seq: 1 });
    await later();
    expect(at.client.getQueryData(queryKeys.calls.live)).toMatchObject({ items: [{ id: 'c2' }, { id: 'c1' }] });
    expect(at.client.getQueryData(ofAgent)).toMatchObject({ pages: [{ items: [] }] });
    at.calls.set('c2', call('c2', { startedAt: 5_000, endedAt: 6_000, agentId: 'a1' }));
    at.changes.take({ topic: 'calls', id: 'c2', seq: 2 });
    await later();
    expect(at.client.getQueryData(queryKeys.calls.live)).toMatchObject({ items: [{ id: 'c1' }] });
    expect(at.client.getQueryData(ofAgent)).toMatchObject({ pages: [{ items: [{ id: 'c2' }] }] });
  });

  it('of a call that is not ours to read any more takes its row away', async () => {
    const at = scene();
    await show(at, queryKeys.calls.live, { items: [call('c1')] });
    at.changes.take({ topic: 'calls', id: 'c1', seq: 2 });
    await later();
    expect(at.client.getQueryData(queryKeys.calls.live)).toEqual({ items: [] });
  });

  it('has one thing read for each call that changed, with ten pages open, and the count follows', async () => {
    const at = scene();
    const pages = Array.from({ length: 10 }, (_page, page) => ({
      items: Array.from({ length: 100 }, (_row, row) =>
        call(`c${page}-${row}`, { startedAt: 9_000 - page * 100 - row }),
      ),
      next: page < 9 ? `page ${page + 1}` : null,
      total: page === 0 ? { count: 1_000, exact: true } : null,
    }));
    await show(at, queryKeys.calls.list({}), { pages, pageParams: pages.map((_page, page) => String(page)) });
    for (const n of [1, 2, 3, 4, 5]) {
      at.calls.set(`c9-${n}`, call(`c9-${n}`, { agentId: 'a1' }));
      at.changes.take({ topic: 'calls', id: `c9-${n}`, seq: 2 });
    }
    at.calls.set('new', call('new', { startedAt: 20_000 }));
    at.changes.take({ topic: 'calls', id: 'new', seq: 1 });
    await later();
    expect(at.asked).toEqual(['call c9-1', 'call c9-2', 'call c9-3', 'call c9-4', 'call c9-5', 'call new']);
    const list = at.client.getQueryData<{ pages: typeof pages }>(queryKeys.calls.list({}));
    expect(list?.pages[0]?.total).toEqual({ count: 1_001, exact: true });
    expect(list?.pages[0]?.items[0]?.id).toBe('new');
  });

  it('puts no call in front of a list that only the server can judge, and changes it where it stands', async () => {
    const at = scene();
    for (const filters of [{ q: 'whitening' }, { order: 'longest' as const }])
      await show(at, queryKeys.calls.list(filters), { pages: [{ items: [call('c1')], next: null }], pageParams: [''] });
    at.calls.set('new', call('new', { startedAt: 20_000 }));
    at.calls.set('c1', call('c1', { agentId: 'a1' }));
    for (const id of ['new', 'c1']) at.changes.take({ topic: 'calls', id, seq: 2 });
    await later();
    for (const filters of [{ q: 'whitening' }, { order: 'longest' as const }])
      expect(at.client.getQueryData(queryKeys.calls.list(filters))).toMatchObject({
        pages: [{ items: [{ id: 'c1', agentId: 'a1' }] }],
      });
  });

  it('of something that nobody looks at has nothing read', async () => {
    const at = scene();
    at.changes.take({ topic: 'calls', id: 'c1', seq: 2 });
    at.changes.take({ topic: 'knowledge', id: 'k1', seq: 2 });
    await later();
    expect(at.asked).toEqual([]);
  });

  it('changes the one agent, also one whom nobody knew yet, in the order of extensions', async () => {
    const at = scene();
    await show(at, queryKeys.agents, { items: [agent('a1', '101'), agent('a3', '103')] });
    at.agents.set('a1', agent('a1', '101', 'busy'));
    at.agents.set('a2', agent('a2', '102'));
    at.changes.take({ topic: 'agents', id: 'a1', seq: 9 });
    at.changes.take({ topic: 'agents', id: 'a2', seq: 1 });
    await later();
    expect(at.asked).toEqual(['agent a1', 'agent a2']);
    expect(at.client.getQueryData(queryKeys.agents)).toEqual({
      items: [agent('a1', '101', 'busy'), agent('a2', '102'), agent('a3', '103')],
    });
  });

  it('that somebody is in another department has the calls read, which they may see or not from now on', async () => {
    const at = scene();
    await show(at, queryKeys.agents, { items: [agent('a1', '101')] });
    await show(at, queryKeys.calls.live, { items: [] });
    at.agents.set('a1', agent('a1', '101', 'busy'));
    at.changes.take({ topic: 'agents', id: 'a1', seq: 1 });
    await later();
    expect(at.asked).toEqual(['agent a1']);
    at.agents.set('a1', { ...agent('a1', '101', 'busy'), departmentIds: ['d1'] });
    at.changes.take({ topic: 'agents', id: 'a1', seq: 0 });
    await later();
    expect(at.asked.slice(1)).toEqual(['agent a1', 'whole calls live']);
  });

  it('lets a list that was found and sorted say itself what becomes of it', async () => {
    const at = scene();
    const follow = (data: { items: Agent[] }, id: string, changed: Agent | null) => ({
      items: data.items.map((one) => (one.id === id && changed ? changed : one)),
    });
    const queryKey = queryKeys.agentList({ q: 'ana' });
    const queryFn = () => Promise.resolve({ items: [agent('a1', '101')] });
    const observer = new QueryObserver(at.client, { queryKey, queryFn, staleTime: 60_000, meta: { follow } });
    stops.push(observer.subscribe(() => undefined));
    await jest.advanceTimersByTimeAsync(0);
    at.agents.set('a1', agent('a1', '101', 'busy'));
    at.changes.take({ topic: 'agents', id: 'a1', seq: 9 });
    await later();
    expect(at.asked).toEqual(['agent a1']);
    expect(at.client.getQueryData(queryKey)).toEqual({ items: [agent('a1', '101', 'busy')] });
  });

  it('of a department, known or new or gone, has the departments read and nothing else', async () => {
    for (const seq of [0, GONE]) {
      const at = scene();
      await show(at, queryKeys.agents, { items: [agent('a1', '101')] });
      await show(at, queryKeys.departments, { items: [{ id: 'd1' }] });
      for (const id of ['d1', 'd2']) at.changes.take({ topic: 'departments', id, seq });
      await later();
      expect(new Set(at.asked)).toEqual(new Set(['whole departments']));
    }
  });

  it('that something is gone takes it from the lists and has nothing read', async () => {
    const at = scene();
    await show(at, queryKeys.agents, { items: [agent('a1', '101'), agent('a2', '102')] });
    const pages = { pages: [{ items: [{ id: 'k1' }, { id: 'k2' }], next: null }], pageParams: [''] };
    await show(at, queryKeys.knowledge.list(''), pages);
    at.agents.set('a1', agent('a1', '101'));
    at.changes.take({ topic: 'agents', id: 'a1', seq: GONE });
    at.changes.take({ topic: 'knowledge', id: 'k1', seq: GONE });
    await later();
    expect(at.asked).toEqual([]);
    expect(at.client.getQueryData(queryKeys.agents)).toEqual({ items: [agent('a2', '102')] });
    expect(at.client.getQueryData(queryKeys.knowledge.list(''))).toMatchObject({ pages: [{ items: [{ id: 'k2' }] }] });
  });

  it('that something is gone outdoes a reading from before, and one of its return brings it back', async () => {
    const at = scene();
    await show(at, queryKeys.agents, { items: [agent('a1', '101')] });
    let answer: (found: Agent) => void = () => undefined;
    at.slow.agent = new Promise((resolve) => (answer = resolve));
    at.changes.take({ topic: 'agents', id: 'a1', seq: 7 });
    await later();
    at.changes.take({ topic: 'agents', id: 'a1', seq: GONE });
    await later();
    answer(agent('a1', '101', 'busy'));
    await later();
    expect(at.client.getQueryData(queryKeys.agents)).toEqual({ items: [] });
    at.slow.agent = null;
    at.agents.set('a1', agent('a1', '105'));
    at.changes.take({ topic: 'agents', id: 'a1', seq: 7 });
    await later();
    expect(at.client.getQueryData(queryKeys.agents)).toEqual({ items: [agent('a1', '105')] });
  });

  it('that everything may have changed has the screen read once, after a while of its own', async () => {
    const at = scene();
    await show(at, queryKeys.agents, { items: [] });
    for (const topic of ['calls', 'agents', 'desk']) at.changes.take({ topic, id: 'all', seq: 0 });
    await jest.advanceTimersByTimeAsync(999);
    expect(at.asked).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(at.asked).toEqual(['whole agents']);
  });

  it('that everything may have changed leaves of a long list its first page to be read', async () => {
    const at = scene();
    const pages = [0, 1, 2].map((page) => ({ items: [call(`c${page}`)], next: 'more' }));
    at.client.setQueryData(queryKeys.calls.list({}), { pages, pageParams: ['', 'a', 'b'] });
    at.changes.take({ topic: 'calls', id: 'all', seq: 0 });
    await jest.advanceTimersByTimeAsync(1_000);
    expect(at.client.getQueryData(queryKeys.calls.list({}))).toEqual({ pages: [pages[0]], pageParams: [''] });
  });
});

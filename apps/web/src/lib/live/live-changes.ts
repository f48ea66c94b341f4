import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { GONE } from '@voicecore/contracts/live';
import { queryKeys } from '../api/query-keys';
import type { Agent, Call, CallDetail, CallFilters, CallPage, KnowledgeEntry, SetUp } from '../api/contract';

/**
 * A push of the server: `seq` counts the object's changes, 0 when they are not counted, `GONE` when it is gone;
 * `id` may be `all`.
 */
export interface Change {
  readonly topic: string;
  readonly id: string;
  readonly seq: number;
}

/** Reads one object again; null when it is gone or no longer ours to read. */
export interface Readers {
  readonly call: (id: string) => Promise<CallDetail | null>;
  readonly agent: (id: string) => Promise<Agent | null>;
  readonly entry: (id: string) => Promise<KnowledgeEntry | null>;
}

/** Pushes come in bursts during calls; one object is read again at most this often, ms. */
const PACE_MS = 250;
/** When everything must be read again, all screens would do it at once: each waits up to this long, ms. */
const JITTER_MS = 2_000;
/** How many known changes are remembered; a screen that is open for days starts over now and then. */
const MOST_KNOWN = 5_000;

interface List<T> {
  readonly items: readonly T[];
}
interface Page<T> extends List<T> {
  readonly next: string | null;
}

/** Keeps the screen current: the object that a push names is read again, and nothing else. */
export class LiveChanges {
  private readonly known = new Map<string, number>();
  private readonly due = new Map<string, Change>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private everything: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly client: QueryClient,
    private readonly read: Readers,
    private readonly random: () => number = Math.random,
  ) {}

  take(change: Change): void {
    if (change.id === 'all') return this.readAll();
    const key = keyOf(change);
    if (change.seq > 0 && change.seq <= (this.known.get(key) ?? 0)) return;
    if (this.known.size >= MOST_KNOWN) this.known.clear();
    this.known.set(key, change.seq);
    this.due.set(key, change);
    this.timer ??= setTimeout(() => this.readDue(), PACE_MS);
  }

  /**
   * Pushes were lost: everything on the screen is read again, once, and not at the same moment as on other screens.
   */
  readAll(): void {
    this.everything ??= setTimeout(() => {
      this.everything = null;
      this.known.clear();
      this.keepFirstPages();
      void this.client.invalidateQueries();
    }, this.random() * JITTER_MS);
  }

  stop(): void {
    for (const timer of [this.timer, this.everything]) if (timer) clearTimeout(timer);
  }

  private readDue(): void {
    this.timer = null;
    const changes = [...this.due.values()];
    this.due.clear();
    for (const change of changes) {
      // If it fails, the screen keeps its data until the list is read again.
      this.readOne(change).catch(() =>
        this.client.invalidateQueries({ queryKey: [change.topic], refetchType: 'none' }),
      );
    }
  }

  private async readOne(change: Change): Promise<void> {
    const { topic } = change;
    if (topic === 'calls') return this.readCall(change);
    if (topic === 'agents') return this.readAgent(change);
    if (topic === 'knowledge') return this.readEntry(change);
    await this.client.invalidateQueries({ queryKey: [topic] });
  }

  /**
   * Returns the object's current state. An object that is gone is not requested, and a response that was sent before
   * it went is ignored.
   */
  private async now<T>(change: Change, read: (id: string) => Promise<T | null>): Promise<T | null> {
    if (change.seq === GONE) return null;
    const thing = await read(change.id);
    return this.known.get(keyOf(change)) === GONE ? null : thing;
  }

  private async readCall(change: Change): Promise<void> {
    const { id } = change;
    if (!this.isShown(queryKeys.calls.every)) {
      this.keepFirstPages();
      return this.forget(queryKeys.calls.every);
    }
    const row = await this.now(change, this.read.call);
    const { client } = this;
    if (row && client.getQueryData(queryKeys.calls.detail(id))) client.setQueryData(queryKeys.calls.detail(id), row);
    client.setQueryData<List<Call>>(queryKeys.calls.live, (list) => list && withCall(list, id, row, { stage: 'live' }));
    for (const [key, data] of this.callLists()) {
      const filters = (key[2] ?? {}) as CallFilters;
      if (data) client.setQueryData(key, { ...data, pages: inPages(data.pages, id, row, filters) });
    }
    // One caller's change moves others.
    await client.invalidateQueries({ queryKey: queryKeys.calls.queue });
    if (row?.endedAt != null) await client.invalidateQueries({ queryKey: queryKeys.calls.figures });
    if (row?.endedAt != null && client.getQueryData<SetUp>(queryKeys.setUp)?.call === false)
      await client.invalidateQueries({ queryKey: queryKeys.setUp });
  }

  private callLists() {
    return this.client.getQueriesData<InfiniteData<CallPage>>({ queryKey: queryKeys.calls.lists });
  }

  /**
   * A list that must be read again is read from its beginning: one request, however far the user had scrolled.
   */
  private keepFirstPages(): void {
    const people = this.client.getQueriesData<InfiniteData<unknown>>({ queryKey: queryKeys.agentLists });
    for (const [key, data] of [...this.callLists(), ...people]) {
      if (data && data.pages.length > 1)
        this.client.setQueryData(key, { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) });
    }
  }

  private async readAgent(change: Change): Promise<void> {
    const { id } = change;
    if (!this.isShown(queryKeys.agents)) return this.forget(queryKeys.agents);
    const agent = await this.now(change, this.read.agent);
    if (agent && this.hasMoved(agent)) await this.client.invalidateQueries({ queryKey: queryKeys.calls.every });
    this.client.setQueryData<List<Agent>>(queryKeys.agents, (before) => {
      if (!before) return before;
      const others = before.items.filter((one) => one.id !== id);
      const items = agent ? [...others, agent] : others;
      return { ...before, items: items.sort((a, b) => (a.extension < b.extension ? -1 : 1)) };
    });
    this.followAgent(id, agent);
  }

  /** An agent in another department sees other calls: the user may be the agent who was moved. */
  private hasMoved({ id, departmentIds }: Agent): boolean {
    const before = this.client.getQueryData<List<Agent>>(queryKeys.agents)?.items.find((one) => one.id === id);
    return before !== undefined && [...before.departmentIds].sort().join() !== [...departmentIds].sort().join();
  }

  /**
   * A list that is searched and sorted decides what a change means for it: that code loads with its page, not with
   * the frame.
   */
  private followAgent(id: string, agent: Agent | null): void {
    for (const query of this.client.getQueryCache().findAll({ queryKey: queryKeys.agents })) {
      const follow = query.meta?.['follow'] as
        ((data: unknown, id: string, agent: Agent | null) => unknown) | undefined;
      const data: unknown = query.state.data;
      if (follow && data !== undefined) this.client.setQueryData(query.queryKey, follow(data, id, agent));
    }
  }

  private async readEntry(change: Change): Promise<void> {
    const { id } = change;
    if (!this.isShown(queryKeys.knowledge.lists)) return this.forget(queryKeys.knowledge.every);
    const entry = await this.now(change, this.read.entry);
    void this.client.invalidateQueries({ queryKey: queryKeys.knowledge.contradictions });
    let found = false;
    const replaced = (page: Page<KnowledgeEntry>): Page<KnowledgeEntry> => ({
      ...page,
      items: page.items.flatMap((one) => {
        if (one.id !== id) return [one];
        found = true;
        return entry ? [{ ...one, ...entry }] : [];
      }),
    });
    this.client.setQueriesData<InfiniteData<Page<KnowledgeEntry>>>(
      { queryKey: queryKeys.knowledge.lists },
      (data) => data && { ...data, pages: data.pages.map(replaced) },
    );
    if (entry && !found) await this.client.invalidateQueries({ queryKey: queryKeys.knowledge.lists });
  }

  private isShown(queryKey: readonly unknown[]): boolean {
    return this.client.getQueryCache().findAll({ queryKey, type: 'active' }).length > 0;
  }

  /** Not on the screen: it is read when it is shown. */
  private forget(queryKey: readonly unknown[]): Promise<void> {
    return this.client.invalidateQueries({ queryKey, refetchType: 'none' });
  }
}

const keyOf = ({ topic, id }: Change): string => `${topic}:${id}`;

/**
 * True when the list with these filters contains the call, as the server would decide; null when only the server
 * can tell.
 */
function belongs(call: Call, filters: CallFilters): boolean | null {
  const { stage, outcome, endedBy, agentId, departmentId, from, to, q, order } = filters;
  const fits =
    (stage === undefined || (call.endedAt === null) === (stage === 'live')) &&
    (outcome === undefined || call.outcome === outcome) &&
    (endedBy === undefined || call.endedBy === endedBy) &&
    (agentId === undefined || call.agentId === agentId) &&
    (departmentId === undefined || call.departmentId === departmentId) &&
    (from === undefined || call.startedAt >= Date.parse(from)) &&
    (to === undefined || call.startedAt < Date.parse(to));
  // Only the server knows a call's words and the digits of its number, and only lists of the newest calls grow at
  // the front.
  return fits && (q !== undefined || (order !== undefined && order !== 'newest')) ? null : fits;
}

/**
 * Returns the list with the call in its place: changed where it is, new at the front, removed where it no longer
 * belongs.
 */
function withCall<L extends List<Call>>(list: L, id: string, row: Call | null, filters: CallFilters): L {
  const stays = row === null ? false : belongs(row, filters);
  if (list.items.some((one) => one.id === id))
    return {
      ...list,
      items: list.items.flatMap((one) => (one.id !== id ? [one] : row && stays !== false ? [row] : [])),
    };
  return row && stays ? { ...list, items: [row, ...list.items] } : list;
}

function inPages(pages: CallPage[], id: string, row: Call | null, filters: CallFilters): CallPage[] {
  const at = pages.findIndex(({ items }) => items.some((one) => one.id === id));
  const oldest = pages.at(-1)?.items.at(-1)?.startedAt ?? -Infinity;
  // A call older than every loaded one is on a page that has not been opened.
  if (at < 0 && row !== null && row.startedAt < oldest) return pages;
  const changed = pages.map((page, index) => (index === Math.max(at, 0) ? withCall(page, id, row, filters) : page));
  return counted(changed, lengthOf(changed) - lengthOf(pages));
}

const lengthOf = (pages: readonly CallPage[]): number => pages.reduce((sum, { items }) => sum + items.length, 0);

/** The total comes with the first page and is updated as calls come and go. */
function counted(pages: CallPage[], more: number): CallPage[] {
  const [first, ...rest] = pages;
  if (!first?.total?.exact || more === 0) return pages;
  return [{ ...first, total: { ...first.total, count: first.total.count + more } }, ...rest];
}

import type { TenantTx } from '@voicecore/database';
import { outcomes, readState, type CallState, type FlatState, type Outcome, type Party } from '@voicecore/domain/call';
import type { AgentId, CallId, Instant } from '@voicecore/domain/kernel';
import { seesAllCalls } from '@voicecore/domain/people';
import { numbersNamed } from '../contacts';
import type { Role } from '../platform/allow';

/** Which calls a user may see: the user's own and those of the user's departments, or all. */
export interface Sight {
  readonly role: Role;
  readonly agentId: AgentId | null;
}

/** By start or by length. Calls in progress have no length yet and appear only in lists sorted by start. */
export const callOrders = ['newest', 'oldest', 'longest', 'shortest'] as const;
export type CallOrder = (typeof callOrders)[number];

/** One condition on a call: it contains one of these words, is of a contact with one of them in the name, or one of these agents or departments took part. */
export interface FoundBy {
  readonly wordHmacs: readonly Buffer[];
  readonly agentIds: readonly string[];
  readonly departmentIds: readonly string[];
}

export interface CallFilter {
  readonly stage?: 'live' | 'ended' | undefined;
  readonly outcome?: Outcome | undefined;
  readonly endedBy?: Party | undefined;
  readonly agentId?: string | undefined;
  readonly departmentId?: string | undefined;
  readonly from?: Instant | undefined;
  /** Exclusive end of the time range. */
  readonly to?: Instant | undefined;
  readonly callerHmac?: Buffer | undefined;
  readonly found?: readonly FoundBy[] | undefined;
}

export interface CallSlice {
  readonly order: CallOrder;
  /** The sort key of the last row read (its start or its length, ms) and its id. */
  readonly after?: { readonly key: number; readonly id: string } | undefined;
  readonly limit: number;
}

export interface ListedRow {
  readonly id: CallId;
  readonly caller_sealed: Buffer | null;
  readonly caller_hmac: Buffer | null;
  readonly wrapped_key: Buffer;
  readonly number: string | null;
  readonly state: CallState;
  readonly started: number;
  readonly answered: number | null;
  readonly ended: number | null;
  /** Length, ms; null while the call lasts. */
  readonly length: number | null;
}

type StoredRow = Omit<ListedRow, 'state'> & { readonly state: CallState | FlatState };

function listedRow(row: StoredRow): ListedRow {
  return { ...row, state: readState(row.state) };
}

const columns = `c.id, c.caller_sealed, c.caller_hmac, c.wrapped_key, c.state, n.e164 as number, c.duration_ms as length,
  (extract(epoch from c.started_at) * 1000)::float8 as started,
  (extract(epoch from c.answered_at) * 1000)::float8 as answered,
  (extract(epoch from c.ended_at) * 1000)::float8 as ended`;
const source = 'calls c left join numbers n on n.tenant_id = c.tenant_id and n.id = c.number_id';
/**
 * Agents see their own calls, calls that they are or were offered, those of the departments in their sight, and live calls that the
 * receptionist has while no agent or department has been asked for. A call meant for one agent is visible to that agent
 * only.
 */
const visible = `($2 or c.agent_id = $3
  or exists (select from offers o where o.tenant_id = $1 and o.call_id = c.id and o.agent_id = $3)
  or (c.department_id is null and c.agent_id is null and c.ended_at is null and c.stage in ('arriving', 'receptionist'))
  or c.department_id in (select app.departments_in_sight($3)))`;

/** For each order: the sort key, the direction, and how the key of the last row is compared. */
const orders: {
  readonly [Order in CallOrder]: { readonly by: string; readonly way: 'asc' | 'desc'; readonly key: string };
} = {
  newest: { by: 'c.started_at', way: 'desc', key: 'to_timestamp(? / 1000)' },
  oldest: { by: 'c.started_at', way: 'asc', key: 'to_timestamp(? / 1000)' },
  longest: { by: 'c.duration_ms', way: 'desc', key: '?::int' },
  shortest: { by: 'c.duration_ms', way: 'asc', key: '?::int' },
};

/** When more calls than this match, they are not counted exactly. */
export const mostCounted = 10_000;

/** The conditions that a filter needs, and no others, so that an index can serve each of them. */
class Conditions {
  private readonly texts: string[] = [];

  constructor(readonly values: unknown[]) {}

  /** Adds a condition when the value is present. Each `?` is replaced by the value's placeholder. */
  add(sql: string, value: unknown): void {
    if (value === undefined) return;
    this.values.push(value);
    this.texts.push(sql.replaceAll('?', `$${this.values.length}`));
  }

  place(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  addText(sql: string): void {
    this.texts.push(sql);
  }

  toString(): string {
    return this.texts.map((text) => ` and ${text}`).join('');
  }
}

/** Searches, lists and counts calls. */
export class CallListStore {
  constructor(
    private readonly tx: TenantTx,
    private readonly sight: Sight,
  ) {}

  /** Returns a slice of the calls that match, using the index of the requested order. */
  async list(filter: CallFilter, slice: CallSlice): Promise<ListedRow[]> {
    const where = this.matching(filter);
    const { by, way, key } = orders[slice.order];
    if (by === 'c.duration_ms') where.addText('c.ended_at is not null');
    if (slice.after) {
      const last = key.replace('?', `${where.place(slice.after.key)}::float8`);
      where.addText(`(${by}, c.id) ${way === 'desc' ? '<' : '>'} (${last}, ${where.place(slice.after.id)}::uuid)`);
    }
    const rows = await this.tx.query<StoredRow>(
      `select ${columns} from ${source} where c.tenant_id = $1 and ${visible}${where.toString()}
        order by ${by} ${way}, c.id ${way} limit ${where.place(slice.limit)}`,
      where.values,
    );
    return rows.map(listedRow);
  }

  /** Returns how many calls match, up to one more than the counting limit. */
  async count(filter: CallFilter): Promise<number> {
    const where = this.matching(filter);
    const [row] = await this.tx.query<{ n: number }>(
      `select count(*)::int as n from (select from calls c where c.tenant_id = $1 and ${visible}${where.toString()}
        limit ${where.place(mostCounted + 1)}) as matching`,
      where.values,
    );
    return row?.n ?? 0;
  }

  /** Returns how many calls in a time range ended with each outcome. */
  outcomes(filter: Pick<CallFilter, 'from' | 'to'>): Promise<{ outcome: Outcome; count: number }[]> {
    const where = this.matching(filter);
    where.add('c.outcome = any (?::text[])', outcomes);
    return this.tx.query(
      `select c.outcome, count(*)::int as count from calls c
        where c.tenant_id = $1 and ${visible}${where.toString()} group by c.outcome`,
      where.values,
    );
  }

  async find(callId: string): Promise<ListedRow | null> {
    const rows = await this.tx.query<StoredRow>(
      `select ${columns} from ${source} where c.tenant_id = $1 and ${visible} and c.id = $4`,
      [...this.seeing(), callId],
    );
    return rows[0] === undefined ? null : listedRow(rows[0]);
  }

  /** True for a call that exists and that the user may see. */
  async isVisible(callId: string): Promise<boolean> {
    const rows = await this.tx.query(`select 1 from ${source} where c.tenant_id = $1 and ${visible} and c.id = $4`, [
      ...this.seeing(),
      callId,
    ]);
    return rows.length > 0;
  }

  private matching(filter: CallFilter): Conditions {
    const where = new Conditions(this.seeing());
    // A call whose first entry has not been written yet has nothing to show.
    where.addText('c.n > 0');
    if (filter.stage) where.addText(`c.ended_at is ${filter.stage === 'live' ? '' : 'not '}null`);
    where.add('c.outcome = ?', filter.outcome);
    where.add('c.ended_by = ?', filter.endedBy);
    where.add('c.agent_id = ?::uuid', filter.agentId);
    where.add('c.department_id = ?::uuid', filter.departmentId);
    where.add('c.started_at >= to_timestamp(?::float8 / 1000)', filter.from);
    where.add('c.started_at < to_timestamp(?::float8 / 1000)', filter.to);
    where.add('c.caller_hmac = ?::bytea', filter.callerHmac);
    for (const one of filter.found ?? []) where.addText(foundBy(one, where));
    return where;
  }

  private seeing(): unknown[] {
    return [this.tx.tenantId, seesAllCalls(this.sight.role), this.sight.agentId];
  }
}

function foundBy({ wordHmacs, agentIds, departmentIds }: FoundBy, where: Conditions): string {
  const words = where.place(wordHmacs);
  const ways = [
    `c.id in (
       select call_id from call_words w where w.tenant_id = $1 and w.word_hmac = any (${words}::bytea[])
       union all
       select named.id from calls named join (${numbersNamed(words)}) as known on known.number_hmac = named.caller_hmac
        where named.tenant_id = $1)`,
    ...(agentIds.length > 0 ? [`c.agent_id = any (${where.place(agentIds)}::uuid[])`] : []),
    ...(departmentIds.length > 0 ? [`c.department_id = any (${where.place(departmentIds)}::uuid[])`] : []),
  ];
  return `(${ways.join(' or ')})`;
}

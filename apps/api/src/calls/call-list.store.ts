import type { TenantTx } from '@voicecore/database';
import { readState, type CallState, type FlatState, type Outcome } from '@voicecore/domain/call';
import type { AgentId, CallId, Instant } from '@voicecore/domain/kernel';
import type { Role } from '../platform/allow';

/** Whose calls a person may see: one's own and one's departments', or all. */
export interface Sight {
  readonly role: Role;
  readonly agentId: AgentId | null;
}

export interface CallFilter {
  readonly stage?: 'live' | 'ended' | undefined;
  readonly outcome?: Outcome | undefined;
  readonly agentId?: string | undefined;
  readonly departmentId?: string | undefined;
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
  readonly callerHmac?: Buffer | undefined;
  readonly after?: { readonly startedAt: Instant; readonly id: string } | undefined;
  readonly limit: number;
}

export interface ListedRow {
  readonly id: CallId;
  readonly caller_sealed: Buffer | null;
  readonly wrapped_key: Buffer;
  readonly number: string | null;
  readonly state: CallState;
  readonly outcome: Outcome | null;
  readonly started: number;
  readonly answered: number | null;
  readonly ended: number | null;
}

type StoredRow = Omit<ListedRow, 'state'> & { readonly state: CallState | FlatState };

function listedRow(row: StoredRow): ListedRow {
  return { ...row, state: readState(row.state) };
}

const columns = `c.id, c.caller_sealed, c.wrapped_key, c.state, c.outcome, n.e164 as number,
  (extract(epoch from c.started_at) * 1000)::float8 as started,
  (extract(epoch from c.answered_at) * 1000)::float8 as answered,
  (extract(epoch from c.ended_at) * 1000)::float8 as ended`;
const source = 'calls c left join numbers n on n.tenant_id = c.tenant_id and n.id = c.number_id';
/**
 * Agents see what is theirs or rings at their desk, their departments' calls, and, while it lasts, what the receptionist
 * has and nobody has been asked for yet. A call that is meant for one person is that person's.
 */
const visible = `($2 or c.agent_id = $3
  or exists (select from offers o where o.tenant_id = $1 and o.call_id = c.id and o.agent_id = $3)
  or (c.department_id is null and c.agent_id is null and c.ended_at is null and c.stage in ('arriving', 'receptionist'))
  or c.department_id in (
  select department_id from department_agents where tenant_id = $1 and agent_id = $3))`;

/** Calls as they are looked for and read. */
export class CallListStore {
  constructor(
    private readonly tx: TenantTx,
    private readonly sight: Sight,
  ) {}

  /** Newest first, by the index on (tenant, start). */
  async list(filter: CallFilter): Promise<ListedRow[]> {
    const rows = await this.tx.query<StoredRow>(
      `select ${columns} from ${source}
        where c.tenant_id = $1 and ${visible} and c.state ? 'stage'
          and ($4::text is null or (c.ended_at is null) = ($4 = 'live'))
          and ($5::text is null or c.outcome = $5)
          and ($6::uuid is null or c.agent_id = $6)
          and ($7::uuid is null or c.department_id = $7)
          and ($8::float8 is null or c.started_at >= to_timestamp($8 / 1000))
          and ($9::float8 is null or c.started_at < to_timestamp($9 / 1000))
          and ($10::bytea is null or c.caller_hmac = $10)
          and ($11::float8 is null or (c.started_at, c.id) < (to_timestamp($11 / 1000), $12::uuid))
        order by c.started_at desc, c.id desc limit $13`,
      [
        ...this.seeing(),
        filter.stage ?? null,
        filter.outcome ?? null,
        filter.agentId ?? null,
        filter.departmentId ?? null,
        filter.from ?? null,
        filter.to ?? null,
        filter.callerHmac ?? null,
        filter.after?.startedAt ?? null,
        filter.after?.id ?? null,
        filter.limit,
      ],
    );
    return rows.map(listedRow);
  }

  async find(callId: string): Promise<ListedRow | null> {
    const rows = await this.tx.query<StoredRow>(
      `select ${columns} from ${source} where c.tenant_id = $1 and ${visible} and c.id = $4`,
      [...this.seeing(), callId],
    );
    return rows[0] === undefined ? null : listedRow(rows[0]);
  }

  private seeing(): readonly unknown[] {
    const all = this.sight.role === 'tenant_admin' || this.sight.role === 'super_admin';
    return [this.tx.tenantId, all, this.sight.agentId];
  }
}

import type { TenantTx } from '@voicecore/database';
import type { AgentId, Instant } from '@voicecore/domain/kernel';

export type ChosenStatus = 'available' | 'not_available';

/** Why a status is what it is; the screen says it beside the status. */
export type StatusReason = 'chosen' | 'set_by_supervisor' | 'screens_gone';

export interface AgentStatus {
  readonly id: AgentId;
  readonly status: 'available' | 'busy' | 'not_available';
  readonly statusReason: string | null;
  readonly statusAt: Instant;
  readonly seq: number;
}

interface Row {
  id: AgentId;
  status: AgentStatus['status'];
  status_reason: string | null;
  status_at: Date;
  status_seq: number;
}

const columns = 'id, status, status_reason, status_at, status_seq';

/** Tells every screen of the tenant, and the agent's own desk, once the transaction commits. */
const told = `pg_notify('voicecore_live', $1::text || ':agents:' || id::text || ':' || status_seq),
              pg_notify('voicecore_live', $1::text || ':desk:' || id::text || ':' || status_seq)`;

/** Agents' status and screens, inside one tenant transaction. */
export class AgentStatusStore {
  constructor(private readonly tx: TenantTx) {}

  async read(agentId: AgentId): Promise<AgentStatus | null> {
    const rows = await this.tx.query<Row>(
      `select ${columns} from agents where tenant_id = $1 and id = $2 and deleted_at is null`,
      [this.tx.tenantId, agentId],
    );
    return rows[0] ? statusOf(rows[0]) : null;
  }

  /** Null when there is no such agent or a call keeps them busy: busy follows the call, not a wish. */
  async choose(
    agentId: AgentId,
    status: ChosenStatus,
    reason: StatusReason,
    now: Instant,
  ): Promise<AgentStatus | null> {
    const rows = await this.tx.query<Row>(
      `with changed as (
         update agents set status = $3, status_reason = $4, status_at = $5, status_seq = status_seq + 1
          where tenant_id = $1 and id = $2 and deleted_at is null and status <> 'busy' returning ${columns}
       ) select ${columns}, ${told} from changed`,
      [this.tx.tenantId, agentId, status, reason, new Date(now)],
    );
    return rows[0] ? statusOf(rows[0]) : null;
  }

  /** Sets an agent not available, unless a screen came back or the status changed meanwhile. */
  async screensGone(agentId: AgentId, since: Instant, now: Instant): Promise<boolean> {
    const rows = await this.tx.query<Row>(
      `with changed as (
         update agents a set status = 'not_available', status_reason = 'screens_gone', status_at = $4,
                             status_seq = status_seq + 1
          where tenant_id = $1 and id = $2 and status = 'available' and deleted_at is null and status_at < $3
            and not exists (select from agent_screens s
                             where s.tenant_id = $1 and s.agent_id = a.id and s.seen_at >= $3)
         returning ${columns}
       ) select ${columns}, ${told} from changed`,
      [this.tx.tenantId, agentId, new Date(since), new Date(now)],
    );
    return rows.length > 0;
  }

  async screensSeen(
    screens: readonly { agentId: AgentId; socketId: string }[],
    processId: string,
    now: Instant,
  ): Promise<void> {
    await this.tx.query(
      `insert into agent_screens (tenant_id, socket_id, agent_id, process_id, seen_at)
       select $1, s.socket_id, s.agent_id, $4, $5 from unnest($2::text[], $3::uuid[]) as s(socket_id, agent_id)
         join agents a on a.tenant_id = $1 and a.id = s.agent_id
       on conflict (tenant_id, socket_id) do update set seen_at = excluded.seen_at`,
      [
        this.tx.tenantId,
        screens.map(({ socketId }) => socketId),
        screens.map(({ agentId }) => agentId),
        processId,
        new Date(now),
      ],
    );
  }
}

function statusOf(row: Row): AgentStatus {
  return {
    id: row.id,
    status: row.status,
    statusReason: row.status_reason,
    statusAt: row.status_at.getTime(),
    seq: row.status_seq,
  };
}

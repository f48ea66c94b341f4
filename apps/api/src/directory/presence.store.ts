import type { TenantTx } from '@voicecore/database';
import type { AgentId, Instant, PersonId } from '@voicecore/domain/kernel';
import { presenceAfter, type Presence, type PresenceEvent } from '@voicecore/domain/presence';

/** An agent's presence as stored; `seq` counts its changes, for clients that watch it. */
export interface StoredPresence extends Presence {
  readonly id: AgentId;
  readonly seq: number;
}

interface Row {
  readonly id: AgentId;
  readonly status: Presence['status'];
  readonly reason: Presence['reason'];
  readonly statusAt: number;
  readonly idleSince: number;
  readonly callId: Presence['callId'];
  readonly missed: number;
  readonly seq: number;
}

const columns = `id, status, status_reason as reason, extract(epoch from status_at)::float8 * 1000 as "statusAt",
  extract(epoch from idle_since)::float8 * 1000 as "idleSince", call_id as "callId", missed, status_seq as seq`;

/**
 * The only writer of agents' presence: reads it under a lock, applies the rule, stores the result and notifies the
 * screens.
 */
export class PresenceStore {
  constructor(private readonly tx: TenantTx) {}

  /** Returns null when the tenant has no such agent. */
  async read(agentId: AgentId, lock: 'unlocked' | 'locked' = 'unlocked'): Promise<StoredPresence | null> {
    const rows = await this.tx.query<Row>(
      `select ${columns} from agents where tenant_id = $1 and id = $2 and deleted_at is null
       ${lock === 'locked' ? 'for update' : ''}`,
      [this.tx.tenantId, agentId],
    );
    const row = rows[0];
    return row === undefined
      ? null
      : { ...row, statusAt: Math.round(row.statusAt), idleSince: Math.round(row.idleSince) };
  }

  /**
   * Applies an event; returns null when there is no such agent. When nothing changes, nothing is stored or sent.
   * `setBy` is the person who chose the status for the agent: stored for as long as that is the reason.
   */
  async apply(
    agentId: AgentId,
    event: PresenceEvent,
    at: Instant,
    setBy: PersonId | null = null,
  ): Promise<StoredPresence | null> {
    const before = await this.read(agentId, 'locked');
    if (before === null) return null;
    const after = presenceAfter(before, event, at);
    if (after === before) return before;
    const seq = before.seq + 1;
    await this.tx.query(
      `with changed as (
         update agents set status = $3, status_reason = $4, status_at = to_timestamp($5 / 1000.0),
           idle_since = to_timestamp($6 / 1000.0), call_id = $7, missed = $8, status_seq = $9,
           status_by = case when $4 = 'set_by_supervisor' then coalesce($11::uuid, status_by) end
          where tenant_id = $1 and id = $2 returning id, status_seq
       )
       select app.notify_live($1::text || ':agents:' || id::text || ':' || status_seq, $10),
              app.notify_live($1::text || ':desk:' || id::text || ':' || status_seq, $10) from changed`,
      [
        this.tx.tenantId,
        agentId,
        after.status,
        after.reason,
        after.statusAt,
        after.idleSince,
        after.callId,
        after.missed,
        seq,
        this.tx.noticeSeal,
        setBy,
      ],
    );
    return { ...after, id: agentId, seq };
  }
}

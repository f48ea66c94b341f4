import type { TenantTx } from '@voicecore/database';
import type { QueueAgent, QueuePlace } from '@voicecore/domain/queue';

interface PlaceRow {
  readonly callId: QueuePlace['callId'];
  readonly kind: 'agent' | 'department';
  readonly id: string;
  readonly queuedAt: number;
  readonly tried: QueuePlace['tried'];
}

/** Reads the waiting callers and the agents who take calls, inside one tenant transaction. */
export class QueueStore {
  constructor(private readonly tx: TenantTx) {}

  async places(): Promise<readonly QueuePlace[]> {
    const rows = await this.tx.query<PlaceRow>(
      `select call_id as "callId", target_kind as kind, target_id as id,
         extract(epoch from queued_at)::float8 * 1000 as "queuedAt", tried
       from queue_places where tenant_id = $1`,
      [this.tx.tenantId],
    );
    return rows.map(({ callId, kind, id, queuedAt, tried }) => ({
      callId,
      target: { kind, id } as QueuePlace['target'],
      queuedAt: Math.round(queuedAt),
      tried,
    }));
  }

  /** Returns the agents who take calls, including busy ones. An agent in a call, or being offered one, is not free. */
  async agents(): Promise<readonly QueueAgent[]> {
    return this.tx.query<QueueAgent>(
      `select a.id, extract(epoch from a.idle_since)::float8 * 1000 as "idleSince",
         a.status = 'available' and a.call_id is null and o.id is null as free,
         array(select d.department_id from department_agents d
                where d.tenant_id = a.tenant_id and d.agent_id = a.id) as "departmentIds"
       from agents a
         left join offers o on o.tenant_id = a.tenant_id and o.agent_id = a.id and o.state in ('open', 'accepted', 'joined')
       where a.tenant_id = $1 and a.deleted_at is null and a.status <> 'not_available'`,
      [this.tx.tenantId],
    );
  }
}

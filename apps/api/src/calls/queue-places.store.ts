import type { TenantTx } from '@voicecore/database';
import type { CallState } from '@voicecore/domain/call';
import type { CallId } from '@voicecore/domain/kernel';

/** Updates the queue's row for a waiting call, in the transaction of the decision. */
export async function keepPlace(
  tx: TenantTx,
  callId: CallId,
  before: CallState | null,
  after: CallState,
): Promise<void> {
  if (after.stage === 'waiting') {
    const { target, since, tried } = after.place;
    await tx.query(
      `insert into queue_places (tenant_id, call_id, target_kind, target_id, queued_at, tried)
       values ($1, $2, $3, $4, to_timestamp($5 / 1000.0), $6)
       on conflict (tenant_id, call_id) do update set target_kind = excluded.target_kind, target_id = excluded.target_id,
         queued_at = excluded.queued_at, tried = excluded.tried`,
      [tx.tenantId, callId, target.kind, target.id, since, tried],
    );
  } else if (before?.stage === 'waiting') {
    await tx.query('delete from queue_places where tenant_id = $1 and call_id = $2', [tx.tenantId, callId]);
  }
}

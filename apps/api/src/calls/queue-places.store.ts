import type { TenantTx } from '@voicecore/database';
import type { CallIn, CallState } from '@voicecore/domain/call';
import type { CallId, Instant } from '@voicecore/domain/kernel';

/**
 * Updates the queue's row for a waiting call, in the transaction of the decision. Returns by how much the wait exceeded
 * what the caller was last told, ms, when an agent has just joined them; otherwise null.
 */
export async function keepPlace(
  tx: TenantTx,
  callId: CallId,
  before: CallState | null,
  after: CallState,
  now: Instant,
): Promise<number | null> {
  if (isQueued(after)) await put(tx, callId, after);
  else if (before !== null && isQueued(before)) {
    const late = await remove(tx, callId, now);
    return after.stage === 'talking' ? late : null;
  }
  return null;
}

function isQueued(state: CallState): state is CallIn<'waiting' | 'ringing'> {
  return state.stage === 'waiting' || state.stage === 'ringing';
}

async function put(tx: TenantTx, callId: CallId, { stage, place }: CallIn<'waiting' | 'ringing'>): Promise<void> {
  const { target, since, tried, escalated = false, pulledAt = null } = place;
  await tx.query(
    `insert into queue_places (tenant_id, call_id, target_kind, target_id, queued_at, tried, ringing, escalated, pulled_at)
     values ($1, $2, $3, $4, to_timestamp($5 / 1000.0), $6, $7, $8, to_timestamp($9::float8 / 1000.0))
     on conflict (tenant_id, call_id) do update set target_kind = excluded.target_kind, target_id = excluded.target_id,
       queued_at = excluded.queued_at, tried = excluded.tried, ringing = excluded.ringing, escalated = excluded.escalated,
       pulled_at = excluded.pulled_at`,
    [tx.tenantId, callId, target.kind, target.id, since, tried, stage === 'ringing', escalated, pulledAt],
  );
}

async function remove(tx: TenantTx, callId: CallId, now: Instant): Promise<number | null> {
  const removed = await tx.query<{ late: number | null }>(
    `delete from queue_places where tenant_id = $1 and call_id = $2
     returning (extract(epoch from to_timestamp($3 / 1000.0) - told_at) * 1000 - told_wait_ms)::float8 as late`,
    [tx.tenantId, callId, now],
  );
  return removed[0]?.late ?? null;
}

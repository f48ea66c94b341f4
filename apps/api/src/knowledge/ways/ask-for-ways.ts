import type { TenantTx } from '@voicecore/database';
import type { EntryId, Instant } from '@voicecore/domain/kernel';

/**
 * Requests ways to ask for these entries from a worker, in the transaction that writes their texts. One job is enough:
 * it continues with the other entries that are waiting.
 */
export async function askForWays(tx: TenantTx, ids: readonly EntryId[], now: Instant): Promise<void> {
  await tx.query(
    `insert into knowledge_wordings (tenant_id, entry_id, state, asked_at)
     select $1, id, 'waiting', to_timestamp($3::float8 / 1000) from unnest($2::uuid[]) id
     on conflict (tenant_id, entry_id) do update set state = 'waiting', fault = null,
       asked = knowledge_wordings.asked + 1, asked_at = excluded.asked_at`,
    [tx.tenantId, ids, now],
  );
  for (const id of ids.slice(0, 1)) await tx.enqueue('propose_ways', id);
}

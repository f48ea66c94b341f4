import type { TenantTx } from '@voicecore/database';
import type { EntryId } from '@voicecore/domain/kernel';

/** Counts that a caller was answered from an entry; does nothing for an entry that no longer exists. */
export async function countUse(tx: TenantTx, entryId: EntryId): Promise<void> {
  await tx.query(
    `insert into knowledge_uses (tenant_id, entry_id, uses)
     select tenant_id, id, 1 from knowledge_entries where id = $1
     on conflict (tenant_id, entry_id) do update set uses = knowledge_uses.uses + 1`,
    [entryId],
  );
}

/** Returns how often callers were answered from each entry. */
export async function usesOf(tx: TenantTx): Promise<ReadonlyMap<EntryId, number>> {
  const rows = await tx.query<{ id: EntryId; uses: number }>(
    'select entry_id as id, uses::float8 as uses from knowledge_uses where tenant_id = $1',
    [tx.tenantId],
  );
  return new Map(rows.map(({ id, uses }) => [id, uses]));
}

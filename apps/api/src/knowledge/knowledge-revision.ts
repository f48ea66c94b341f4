import type { TenantTx } from '@voicecore/database';

/** Counts a change of the tenant's knowledge; what processes have of it in memory is read anew. */
export async function countChange(tx: TenantTx): Promise<void> {
  await tx.query(
    `insert into knowledge_revisions (tenant_id, revision) values ($1, 1)
     on conflict (tenant_id) do update set revision = knowledge_revisions.revision + 1`,
    [tx.tenantId],
  );
}

/** How many changes there have been, as PostgreSQL writes it. */
export async function changesCounted(tx: TenantTx): Promise<string> {
  const rows = await tx.query<{ revision: string }>('select revision from knowledge_revisions where tenant_id = $1', [
    tx.tenantId,
  ]);
  return rows[0]?.revision ?? '0';
}

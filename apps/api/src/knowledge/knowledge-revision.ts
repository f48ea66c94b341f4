import type { TenantTx } from '@voicecore/database';

/** Counts a change of the tenant's knowledge, so that processes read their copy in memory again. */
export async function countChange(tx: TenantTx): Promise<void> {
  await tx.query(
    `insert into knowledge_revisions (tenant_id, revision) values ($1, 1)
     on conflict (tenant_id) do update set revision = knowledge_revisions.revision + 1`,
    [tx.tenantId],
  );
}

/** Returns the number of changes so far, as PostgreSQL formats it. */
export async function changesCounted(tx: TenantTx): Promise<string> {
  const rows = await tx.query<{ revision: string }>('select revision from knowledge_revisions where tenant_id = $1', [
    tx.tenantId,
  ]);
  return rows[0]?.revision ?? '0';
}

import type { TenantTx } from '@voicecore/database';
import type { RoutedDepartment } from '@voicecore/domain/routing';

/** When an agent `a` was last called for a caller, ms, as a column of a statement; null if never. */
export const offeredAt = `(select extract(epoch from max(created_at))::float8 * 1000 from offers past
  where past.tenant_id = a.tenant_id and past.agent_id = a.id) as "offeredAt"`;

/** Reads how callers are routed, inside one tenant transaction. */
export class RoutingStore {
  constructor(private readonly tx: TenantTx) {}

  /** Returns the departments of the business: tens at the most, whatever its size. */
  departments(): Promise<readonly RoutedDepartment[]> {
    return this.tx.query<RoutedDepartment>(
      `select id, parent_id as "parentId", strategy, skill, case when escalate_to is not null
           then jsonb_build_object('afterSeconds', escalate_after_seconds, 'people', escalate_to) end as escalation
         from departments where tenant_id = $1 and deleted_at is null`,
      [this.tx.tenantId],
    );
  }
}

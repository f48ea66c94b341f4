/** When an agent `a` was last called for a caller, ms, as a column of a statement; null if never. */
export const offeredAt = `(select extract(epoch from max(created_at))::float8 * 1000 from offers past
  where past.tenant_id = a.tenant_id and past.agent_id = a.id) as "offeredAt"`;

/** The escalation rule of a department, as a column of a statement; null where its callers' waits do not climb. */
export const escalation = `case when escalate_to is not null
  then jsonb_build_object('afterSeconds', escalate_after_seconds, 'people', escalate_to) end as escalation`;

/** How the callers of the tenant's departments are routed, as a statement: tens of rows, whatever its size. */
export const routedDepartments = `select id, parent_id as "parentId", strategy, skill, ${escalation}
  from departments where tenant_id = $1 and deleted_at is null`;

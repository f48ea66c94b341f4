/** The tasks that a tenant's transaction may request; `app.job_tasks` lists the same. */
export const tenantTasks = ['embed_entry', 'propose_ways'] as const;
export type TenantTask = (typeof tenantTasks)[number];

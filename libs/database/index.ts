export { auditedActions, type Acting, type AuditedAction } from './audit';
export { DatabaseFault } from './database-fault';
export { Databases } from './databases';
export { JobsDb } from './jobs-db';
export {
  AgentEntity,
  DepartmentAgentEntity,
  DepartmentEntity,
  DepartmentManagerEntity,
  HoursEntity,
  KnowledgeEntity,
  NumberEntity,
  SpecialDayEntity,
} from './entities';
export { startJobs, type JobsRun, type JobsWork, type Work } from './job-runner';
export type { Listening } from './listener';
export { LookupDb, type PersonInTenant } from './lookup-db';
export { NoticeKeys, type NoticeKind } from './notices';
export { PlatformDb, type PlatformTx } from './platform-db';
export { UnsafeDatabase } from './role-guard';
export { LeaseDb, LimitsDb } from './shared-rows';
export { TenantDb, type TenantTx } from './tenant-db';
export type { TenantRepository } from './tenant-repository';
export { tenantTasks, type TenantTask } from './tenant-tasks';
/** Operators for the filters of a repository. */
export { In, IsNull, MoreThan } from 'typeorm';

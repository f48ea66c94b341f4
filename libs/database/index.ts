export { DatabaseFault } from './database-fault';
export { Databases } from './databases';
export { JobsDb } from './jobs-db';
export type { Listening } from './listener';
export { LookupDb, type PersonInTenant } from './lookup-db';
export { PlatformDb, type PlatformTx } from './platform-db';
export { UnsafeDatabase } from './role-guard';
export { TenantDb, type TenantTx } from './tenant-db';

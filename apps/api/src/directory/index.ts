export { AgentList } from './agent-list';
export { Agents } from './agents';
export { DepartmentStore } from './department.store';
export { type Agent, type AgentPage } from './directory.dto';
export { DirectoryModule } from './directory.module';
export { PresenceStore, type StoredPresence } from './presence.store';
export { offeredAt, routedDepartments } from './routing-sql';

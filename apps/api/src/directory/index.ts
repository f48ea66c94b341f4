export { AgentStore } from './agent.store';
export { Agents } from './agents';
export { DepartmentStore } from './department.store';
export { agent, type Agent, type Department } from './directory.dto';
export { DirectoryModule } from './directory.module';

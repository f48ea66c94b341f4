export { FakeClock } from './fake-clock';
export { seedTenant, type SeededTenant } from './seed-tenant';
export { testDatabase, type TestDatabase } from './test-database';
export { expectGenerated } from './generated';
export { recordTrials, trials } from './trials';
export {
  agentFacts,
  callConfig,
  callFacts,
  CallWorld,
  worldStep,
  type Surroundings,
  type WorldStep,
} from './call-world';

export { FakeClock } from './fake-clock';
export { seedAgent, seedTenant, type SeededTenant, type SeedOptions } from './seed-tenant';
export { testDatabase, type TestDatabase } from './test-database';
export { expectGenerated } from './generated';
export { recordTrials, trials } from './trials';
export { agentFacts, callConfig, callFacts, CallWorld, worldStep, type WorldStep } from './call-world';

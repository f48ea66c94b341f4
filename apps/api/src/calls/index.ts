export { CallsModule } from './calls.module';
export { CallLedger, type Applied } from './call-ledger';
export { CallArrival } from './call-arrival';
export { CallTurns } from './call-turns';
export type { CallTurn } from './call-turns.store';
export type { CallKey } from './call-row';
export { ModelReadiness } from './model-readiness';
export { ProcessLease } from './process-lease';
export { StreamOwners, type OwnedStream } from './stream-owners';

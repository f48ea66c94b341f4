export { comparedEntry, contradictionOf, type ComparedEntry, type Contradiction } from './contradiction';
export { factKinds, type FactKind } from './facts';
export { findContradictions } from './find';

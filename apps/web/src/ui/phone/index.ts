export { CALL_COLOURS } from './call-colours';
export { Keys } from './keys';
export { LevelBars } from './level-bars';
export { QualityLine } from './quality-line';
export { useNow } from './use-now';

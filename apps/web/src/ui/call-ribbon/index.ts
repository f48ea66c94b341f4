export { CallRibbon } from './call-ribbon';
export { StageBadge } from './stage-badge';
export { stageNow } from './stage-now';

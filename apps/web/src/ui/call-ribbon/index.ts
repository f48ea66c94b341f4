export { CallRibbon } from './call-ribbon';
export { StageBadge } from './stage-badge';
export { tokenOf, type StageToken } from './stages';

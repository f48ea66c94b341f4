export { api, answer } from './client';
export { keptByPushes, keyset } from './keyset';
export { queries } from './queries';
export { queryKeys } from './query-keys';
export { wholeList } from './whole-list';
export { ApiProblem, asProblem } from './problem';
export type * from './contract';

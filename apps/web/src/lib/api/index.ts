export { api, answer } from './client';
export { queries } from './queries';
export { ApiProblem, asProblem } from './problem';
export type * from './contract';

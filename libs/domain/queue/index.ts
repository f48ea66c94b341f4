export { assign, type Assignment, type FreeAgent } from './assign';
export { rank, type QueuePlace } from './rank';

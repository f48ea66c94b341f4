export { assign, unreachable, type Assignment, type QueueAgent } from './assign';
export { rank, type QueuePlace } from './rank';

export { announceEveryMs, nextTold, toldStanding, type QueueSentence, type Told, type ToldStanding } from './announce';
export { assign, unreachable, type Assignment, type QueueAgent } from './assign';
export { expectedWaitMs, queueBoard, reasonsAhead, type HandlingTimes, type ReasonAhead, type Standing } from './board';
export { headStartMs, rank, type PlaceRouting, type QueuePlace } from './rank';
export { toldWords } from './told-words';

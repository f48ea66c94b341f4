export { addUnsaved, answerLeaving, currentLeaving, isAnythingUnsaved, leave, leaveCall, onLeaving } from './leaving';

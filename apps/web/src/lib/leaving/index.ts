export { addUnsaved, answerLeaving, currentLeaving, isAnythingUnsaved, leave, onLeaving } from './leaving';

export { labelOf } from './label-of';
export { addUnsaved, answerLeaving, currentLeaving, isAnythingUnsaved, leave, onLeaving } from './unsaved';
export { useDraft, type Draft, type DraftConflict } from './use-draft';
export { fieldsOf } from './values';

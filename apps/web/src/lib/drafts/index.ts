export { labelOf } from './label-of';
export { useDraft, type Draft, type DraftConflict } from './use-draft';
export { fieldsOf } from './values';

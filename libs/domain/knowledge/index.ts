export { calibrate, foreignCertainty, thresholdOfWords, type Calibration, type Probe } from './calibrate';
export { clausesOf, sentencesOf } from './clauses';
export { conceptsOf } from './concepts';
export {
  comparedEntry,
  factKinds,
  findContradictions,
  type ComparedEntry,
  type Contradiction,
  type FactKind,
} from './contradiction';
export { inEnglish } from './in-english';
export { plainPhrase } from './phrase';
export {
  asConfigured,
  foundBy,
  indexEntries,
  IndexMaker,
  knownConcepts,
  rankEntries,
  type AskedQuestion,
  type EntryMeaning,
  type IndexedEntry,
  type QuestionIndex,
} from './question-index';
export { commonTexts, topicsOfEntry, topicsOfQuestion } from './topics';
export { draftFaults, lackingTexts, missingLanguages, questionKeys, type DraftFault, type EntryWords } from './draft';
export { longestAnswer, longestQuestion, mostAlternates } from './limits';
export {
  isTableHead,
  lineBlock,
  readTable,
  splitIntoSections,
  textBlocks,
  type Block,
  type Section,
  type TableDraft,
  type TableRow,
} from './import';
export {
  acceptableWays,
  isAcceptableDraft,
  mostProposed,
  phrasesOf,
  waysByRules,
  type ProposedWays,
  type QuestionAndAnswer,
} from './ways';

export { standsFor } from './correction';
export { closeness, phraseTerm } from './phrase';
export { questionWords, weakWords } from './question-words';
export { rarity, score, threshold, weightInAnswer, weightInQuestion, worth, type QuestionTerm } from './score';
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

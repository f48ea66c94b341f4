export { standsFor } from './correction';
export { closeness, phraseTerm } from './phrase';
export { questionWords } from './question-words';
export { rarity, score, threshold, weightInAnswer, weightInQuestion, type QuestionTerm } from './score';

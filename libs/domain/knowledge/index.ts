export { standsFor } from './correction';
export { closeness, phraseTerm } from './phrase';
export { questionWords, weakWords } from './question-words';
export { rarity, score, threshold, weightInAnswer, weightInQuestion, worth, type QuestionTerm } from './score';

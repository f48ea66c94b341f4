export { closeness, closest } from './closeness';
export { leastDigits, numberEndsToFind, searchTerms, wordsToFind, type SearchTerm } from './search-terms';

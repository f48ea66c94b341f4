export { closeness, closest } from './closeness';
export {
  beginningsToFind,
  leastDigits,
  numberEndsToFind,
  searchTerms,
  wordsToFind,
  type SearchTerm,
} from './search-terms';

export { countAttempts, noAttempts, shouldTransfer, type AttemptState, type TurnFacts } from './attempts';
export { emergencyText, isEmergency } from './emergency';
export { fold, words, wordSet } from './fold';
export { chooseOther, detectLanguage, followLanguage, languageWish, type LanguageState } from './language';
export { editDistance } from './similar';
export { whoIs } from './names';
export { plainRequest } from './plain-request';
export { sameRequest } from './repetition';
export { understand } from './understand';
export type {
  Directory,
  DirectoryAgent,
  DirectoryDepartment,
  Kind,
  Target,
  TurnContext,
  Understood,
} from './understood';

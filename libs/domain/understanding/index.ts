export { countAttempts, noAttempts, shouldTransfer, type AttemptState, type TurnFacts } from './attempts';
export { isBackchannel } from './backchannel';
export { fold, words, wordSet } from './fold';
export { detectLanguage, followLanguage } from './language';
export { isEmergencyCode, isReservedCode, isWholeNumber, keypadLength } from './service-codes';
export { whoIs } from './names';
export { ordinaryWords } from './ordinary-words';
export { editDistance, soundKey } from './similar';
export { digitsAt } from './spoken-number';
export { endsOpen } from './open-end';
export { plainRequest } from './plain-request';
export { questionsIn, understand } from './understand';
export { kinds } from './understood';
export type {
  Directory,
  DirectoryAgent,
  DirectoryDepartment,
  Kind,
  Target,
  TurnContext,
  Understood,
} from './understood';

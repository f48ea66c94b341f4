export {
  acceptableWays,
  isAcceptableDraft,
  mostProposed,
  phrasesOf,
  type ProposedWays,
  type QuestionAndAnswer,
} from './acceptable';
export { waysByRules } from './by-rules';

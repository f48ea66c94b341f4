export { attestations, attestationOf, type Attestation } from './attestation';
export { readListed, readListFile, writeListed, type ListedText, type ListFile } from './list-file';
export { listPrefixes, listedAs, type ListName } from './lists';
export {
  callsOf,
  longestFrequencyMs,
  neighborhoodOf,
  reasonKinds,
  reasonsFor,
  noScreening,
  ruleKinds,
  type Caller,
  type CallsOf,
  type Reason,
  type ReasonKind,
  type RuleKind,
  type ScreeningPolicy,
  type ScreeningRule,
} from './rules';
export { mostByMarks, standingOf, type CallMark } from './standing';
export {
  judgeAgain,
  judgeCaller,
  screeningActions,
  suspicionOf,
  type ScreeningAction,
  type ScreeningFacts,
  type Verdict,
} from './verdict';
export { hasWordRules, wordReasons } from './words';

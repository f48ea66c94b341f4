export { attestations, attestationOf, type Attestation } from './attestation';
export { listPrefixes, listedAs, shortestPrefix, type ListName } from './lists';
export {
  longestFrequencyMs,
  matchedRules,
  noScreening,
  ruleKinds,
  type Caller,
  type Reason,
  type RuleKind,
  type ScreeningPolicy,
  type ScreeningRule,
} from './rules';
export { judgeCaller, screeningActions, type ScreeningAction, type ScreeningFacts, type Verdict } from './verdict';

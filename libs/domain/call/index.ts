export { firstQueueLimits, type CallConfig, type QueueLimits } from './config';
export type {
  AgentWish,
  CallInput,
  CourseTool,
  InputKind,
  InputOf,
  Participation,
  PromiseKind,
  QueueWish,
  Target,
  TerminalStatus,
  TransferReason,
} from './inputs';
export type { EntryHit, FactKind, Facts, FactsByKind, Meaning, PeopleFacts, TargetFact, TenantFacts } from './facts';
export { peopleFacts, peopleWanted, type AgentFact, type PeopleRead, type PeopleWanted } from './people-facts';
export { factsAsUsed } from './stored-facts';
export type { CallEvent, Claim, Decision, Effect } from './events';
export { endOf, endReasons, engines, markKinds, offersOf, parties, placeOf, stages, transferResults } from './state';
export { courseTools, promiseKinds, transferReasons } from './inputs';
export { offerClosings, transferRefusals } from './events';
export type { TransferRefusal } from './events';
export type {
  AgentInRoom,
  CallIn,
  CallState,
  EndReason,
  EndedTransfer,
  Engine,
  Mark,
  Offer,
  Party,
  Room,
  Segment,
  Stage,
  TransferResult,
} from './state';
export { agentsIn, callerOf, isOnHold, roomOf } from './room';
export { readState, type FlatState } from './read-state';
export { suggestedFrom } from './decide-menu-turn';
export { allowedVerbs, offeredIn, suggestedIn, text, type Slot, type Spoken, type Step } from './step';
export { asksForDocument, decide, factsNeeded, isOwnInput } from './decide';
export { course } from './course';
export { roomFor } from './decide-agent';
export { evolveAll } from './evolve';
export { limits } from './limits';
export { nextStep, redirectNeeded, wantedKey } from './next-step';
export { wakeAt } from './wake-at';
export { utterances, type Speech } from './utterances';
export { isNothing } from './decision';
export { heardOutcomes, outcomeOf, outcomes, type Outcome } from './outcome';
export { checkAt } from './check-at';

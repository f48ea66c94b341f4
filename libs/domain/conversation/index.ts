export { advance, type Advanced } from './advance';
export { isWakeExact, talkWakeAt } from './clock';
export { EchoGate } from './echo-gate';
export { exactly, givenEntries, goOn, instructions, type Persona, type SessionKnowledge } from './instructions';
export { fillers, type FillerWords } from './filler-words';
export {
  currentEntries,
  entriesThatFit,
  knowsMore,
  nothingKnown,
  type FoundEntry,
  type KnownEntries,
  type KnownEntry,
  type UsedEntry,
} from './known-entries';
export type { FirstWords } from './first-words';
export { brokenPromises } from './promises';
export { BYTES_PER_MS, FRAME_BYTES, PlayedAudio, type HeardItem } from './played-audio';
export type { ResponseWish } from './response-gate';
export type { EndOfStream, SpokenTurn, TalkEffect } from './talk-effect';
export type { ResponseStatus, TalkEvent, ToolAnswer } from './talk-event';
export { talkLimits } from './talk-limits';
export { saidExactly } from './said-words';
export { begin, type TalkSeed, type TalkState } from './talk-state';
export { parametersOf, toolShapes, type ToolCall } from './tools';
export { defaultVoice, voices, type Voice } from './voices';
export { UnheardVoice } from './unheard-voice';

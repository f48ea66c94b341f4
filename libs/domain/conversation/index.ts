export { advance, type Advanced } from './advance';
export { talkWakeAt } from './clock';
export { exactly, goOn, instructions, type Persona } from './instructions';
export { PlayedAudio, type HeardItem } from './played-audio';
export type { ResponseWish } from './response-gate';
export type { EndOfStream, SpokenTurn, TalkEffect } from './talk-effect';
export type { ResponseStatus, TalkEvent, ToolAnswer } from './talk-event';
export { begin, type TalkSeed, type TalkState } from './talk-state';
export { parametersOf, toolShapes, type ToolCall } from './tools';

export { chordOf, isTyping } from './chord';
export { keyWanted, useCommands, useKeys, useKeyList, useCommandList } from './registry';
export type { Command, KeyHint } from './registry';

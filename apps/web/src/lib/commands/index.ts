export { useCommands, useKeys, useKeyList, useCommandList } from './registry';
export type { Command, KeyHint } from './registry';

export { startSandbox, type Sandbox } from './sandbox';
export { optionsFrom, type NumberRoute, type SandboxOptions } from './options';
export { FAULT_KINDS, type FaultKind } from './faults';
export type { Reader } from './model/reader';
export type { HeardText, Phones, ScriptedPhone } from './phones/scripted-phone';
export { tone, toneLevel } from './audio/tones';
export { sign } from './wire/signature';

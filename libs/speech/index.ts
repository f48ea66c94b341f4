export { ModelCircuit } from './circuit';
export { appendFrame, audioBytes, silentFrame, type AudioDelta } from './model-frames';
export { ModelFault, ModelLeg, type ModelListener, type ModelOptions } from './model-leg';
export { realtimeUrl } from './realtime-url';
export type { ServerEvent } from './server-events';
export { wholeSession, type SessionSettings } from './session-settings';
export { clientEvents, talkEvent } from './talk-wire';

export { ModelCircuit, type CircuitReport } from './circuit';
export { appendFrame, audioBytes, silentFrame, type AudioDelta } from './model-frames';
export { ModelFault } from './model-fault';
export { ModelLeg, type ModelListener, type ModelOptions } from './model-leg';
export { realtimeUrl } from './realtime-url';
export type { ServerEvent } from './server-events';
export { plainSession, wholeSession, type SessionSettings } from './session-settings';
export { ASIDE, clientEvents, talkEvent } from './talk-wire';

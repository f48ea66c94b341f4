export { CallerPhone, type PhoneEvents } from './caller-phone';
export type { Line, LineCall, LineEvents, Quality, Spoken } from './line';
export { findObstacle, knownObstacle, MicrophoneUnavailable, type Obstacle } from './microphone';
export { openLine, sandboxUrl, type LineKind } from './open-line';
export type { PhoneStatus } from './sandbox-messages';
export { sound, soundKey, type Tone } from './tones';

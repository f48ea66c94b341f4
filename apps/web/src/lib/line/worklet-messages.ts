import type { BufferFigures } from './jitter-buffer';

/** The messages between the page and its audio thread. */
export type CaptureMessage = { frame: ArrayBuffer } | { level: number };
export type CaptureOrder = { muted: boolean };
export type PlaybackMessage = { level: number } | { figures: BufferFigures };
export type PlaybackOrder = { frame: ArrayBuffer } | { clear: true };

import type { BufferFigures } from './jitter-buffer';

/** What the page and its audio thread tell each other. */
export type CaptureMessage = { frame: ArrayBuffer } | { level: number };
export type CaptureOrder = { muted: boolean };
export type PlaybackMessage = { level: number } | { figures: BufferFigures };
export type PlaybackOrder = { frame: ArrayBuffer } | { clear: true };

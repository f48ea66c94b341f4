/**
 * Audio frames of the model's socket, read and written by position: the base64 payload is neither decoded nor parsed.
 * This runs fifty times a second for each call.
 */

const AUDIO_DELTA = Buffer.from('"type":"response.output_audio.delta"');
const DELTA = Buffer.from('"delta":"');
const RESPONSE_ID = Buffer.from('"response_id":"');
const ITEM_ID = Buffer.from('"item_id":"');
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const PADDING = 0x3d;

const APPEND_HEAD = Buffer.from('{"type":"input_audio_buffer.append","audio":"');
const APPEND_TAIL = Buffer.from('"}');

/** The positions of the parts of an audio delta in its frame. One object is reused for all frames of a socket. */
export interface AudioDelta {
  responseId: string;
  itemId: string;
  /** First byte of the base64 payload and the byte after its last. */
  start: number;
  end: number;
}

/** Finds the parts of an audio delta; returns false if the frame is something else or has an unusual format. */
export function findAudioDelta(frame: Buffer, into: AudioDelta): boolean {
  const type = frame.indexOf(AUDIO_DELTA);
  if (type < 0) return false;
  const delta = frame.indexOf(DELTA);
  const response = frame.indexOf(RESPONSE_ID);
  const item = frame.indexOf(ITEM_ID);
  if (delta < 0 || response < 0 || item < 0) return false;
  into.start = delta + DELTA.length;
  into.end = frame.indexOf(QUOTE, into.start);
  into.responseId = wordAt(frame, response + RESPONSE_ID.length);
  into.itemId = wordAt(frame, item + ITEM_ID.length);
  return into.end >= into.start && !hasEscape(frame, into.start, into.end);
}

/** JSON may write a slash of base64 as `\\/`: such a payload cannot be passed on as it is. */
function hasEscape(frame: Buffer, start: number, end: number): boolean {
  const escape = frame.indexOf(BACKSLASH, start);
  return escape >= 0 && escape < end;
}

/**
 * Rewrites an audio delta that has an unusual format (spaces, escapes, or keys in an unusual order, found by parsing)
 * in the usual format.
 */
export function usualDelta(event: {
  readonly response_id: string;
  readonly item_id: string;
  readonly delta: string;
}): Buffer {
  const { response_id, item_id, delta } = event;
  return Buffer.from(JSON.stringify({ type: 'response.output_audio.delta', response_id, item_id, delta }));
}

function wordAt(frame: Buffer, start: number): string {
  return frame.toString('latin1', start, frame.indexOf(QUOTE, start));
}

/** Returns the number of audio bytes that a range of base64 represents. */
export function audioBytes(frame: Buffer, start: number, end: number): number {
  const length = end - start;
  if (length < 4) return 0;
  const padding = frame[end - 1] === PADDING ? (frame[end - 2] === PADDING ? 2 : 1) : 0;
  return (length >> 2) * 3 - padding;
}

/** Builds an `input_audio_buffer.append` frame around base64 taken from another frame. */
export function appendFrame(source: Buffer, start: number, end: number): Buffer {
  const length = end - start;
  const frame = Buffer.allocUnsafe(APPEND_HEAD.length + length + APPEND_TAIL.length);
  APPEND_HEAD.copy(frame, 0);
  source.copy(frame, APPEND_HEAD.length, start, end);
  APPEND_TAIL.copy(frame, APPEND_HEAD.length + length);
  return frame;
}

/** mu-law silence is 0xFF. */
export function silentFrame(ms: number): Buffer {
  const payload = Buffer.from(Buffer.alloc(ms * 8, 0xff).toString('base64'));
  return appendFrame(payload, 0, payload.length);
}

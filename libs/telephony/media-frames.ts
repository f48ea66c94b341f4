import { z } from 'zod';

/**
 * Frames of a carrier's media stream. Audio is found by position and passed on undecoded: it arrives fifty times a
 * second for each call. Everything else is rare and is parsed by schema.
 */

const MEDIA = Buffer.from('"event":"media"');
const PAYLOAD = Buffer.from('"payload":"');
const TIMESTAMP = Buffer.from('"timestamp":"');
/** A track that is not the caller's: our own audio comes back on it if both tracks were requested. */
const OUTBOUND = Buffer.from('"track":"outbound');
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const ZERO = 0x30;

/**
 * The position of the audio in a media frame, and when it was spoken. One object is reused for all frames of a socket.
 */
export interface MediaSpan {
  /** First byte of the base64 payload and the byte after its last. */
  start: number;
  end: number;
  /** Milliseconds since the stream began; -1 when the frame does not say. */
  timestamp: number;
}

/** Finds the audio of a media frame; returns false if the frame is a different one. */
export function findMedia(frame: Buffer, into: MediaSpan): boolean {
  if (frame.indexOf(MEDIA) < 0) return false;
  const payload = frame.indexOf(PAYLOAD);
  if (payload < 0) return false;
  into.start = payload + PAYLOAD.length;
  into.end = frame.indexOf(QUOTE, into.start);
  into.timestamp = numberAfter(frame, frame.indexOf(TIMESTAMP));
  const escape = frame.indexOf(BACKSLASH, into.start);
  const isPlain = escape < 0 || escape >= into.end;
  return into.end >= into.start && isPlain && frame.indexOf(OUTBOUND) < 0;
}

/** Returns the caller's audio from a frame with an unusual format, in the usual format; null for another track. */
export function usualMedia({ media }: Extract<MediaFrame, { event: 'media' }>): Buffer | null {
  const { payload, timestamp, track } = media;
  if (track?.startsWith('outbound')) return null;
  return Buffer.from(JSON.stringify({ event: 'media', media: { timestamp, payload } }));
}

/** Returns the quoted decimal number after a key; the carrier writes its numbers as strings. */
function numberAfter(frame: Buffer, key: number): number {
  if (key < 0) return -1;
  let value = 0;
  for (let at = key + TIMESTAMP.length; frame[at] !== QUOTE; at += 1) {
    const digit = (frame[at] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

const text = z.string().max(200);
const frames = z.discriminatedUnion('event', [
  z.object({ event: z.literal('connected') }),
  z.object({
    event: z.literal('start'),
    streamSid: text.min(1),
    start: z.object({
      callSid: text.min(1),
      accountSid: text,
      mediaFormat: z.object({ encoding: z.literal('audio/x-mulaw'), sampleRate: z.literal(8_000) }),
      customParameters: z.record(z.string(), z.string().max(500)),
    }),
  }),
  z.object({
    event: z.literal('media'),
    media: z.object({
      payload: z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/),
      track: z.string().max(40).optional(),
      timestamp: z.string().max(20).optional(),
    }),
  }),
  z.object({ event: z.literal('dtmf'), dtmf: z.object({ digit: z.string().max(1) }) }),
  z.object({ event: z.literal('mark'), mark: z.object({ name: text }) }),
  z.object({ event: z.literal('stop') }),
]);

export type MediaFrame = z.output<typeof frames>;

/** Parses a frame that is not audio. Returns null for unknown events; throws if it is not a frame at all. */
export function readMediaFrame(frame: string): MediaFrame | null {
  const value: unknown = JSON.parse(frame);
  const result = frames.safeParse(value);
  if (result.success) return result.data;
  const known = typeof value === 'object' && value !== null && 'event' in value && knownEvents.has(String(value.event));
  if (known || typeof value !== 'object') throw new SyntaxError('a media frame with an unknown shape');
  return null;
}

const knownEvents: ReadonlySet<string> = new Set(['start', 'media', 'dtmf', 'mark']);

/** Writes frames to one stream: the parts that do not change are built once. */
export class MediaWriter {
  private readonly head: Buffer;
  private readonly markHead: string;
  private readonly clearFrame: string;

  constructor(streamSid: string) {
    const sid = JSON.stringify(streamSid);
    this.head = Buffer.from(`{"event":"media","streamSid":${sid},"media":{"payload":"`);
    this.markHead = `{"event":"mark","streamSid":${sid},"mark":{"name":"`;
    this.clearFrame = `{"event":"clear","streamSid":${sid}}`;
  }

  /** Builds a media frame around base64 taken from another frame. */
  media(source: Buffer, start: number, end: number): Buffer {
    const { head } = this;
    const frame = Buffer.allocUnsafe(head.length + end - start + TAIL.length);
    head.copy(frame, 0);
    source.copy(frame, head.length, start, end);
    TAIL.copy(frame, head.length + end - start);
    return frame;
  }

  /** Builds a mark; its name contains only letters, digits and `:`. */
  mark(name: string): string {
    return `${this.markHead}${name}"}}`;
  }

  clear(): string {
    return this.clearFrame;
  }
}

const TAIL = Buffer.from('"}}');

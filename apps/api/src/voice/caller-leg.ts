import {
  findMedia,
  MediaWriter,
  readMediaFrame,
  usualMedia,
  type MediaFrame,
  type MediaSpan,
} from '@voicecore/telephony';
import type { RawData, WebSocket } from 'ws';

/** Receives the events of a caller's leg. Audio comes as its frame, with the position of the payload. */
export interface CallerListener {
  audio(frame: Buffer, span: MediaSpan): void;
  frame(frame: MediaFrame): void;
  /** Something arrived that no carrier sends. */
  broken(): void;
  gone(): void;
}

/** The carrier's side of a stream: one socket; audio frames are read by position. */
export class CallerLeg {
  private readonly span: MediaSpan = { start: 0, end: 0, timestamp: -1 };
  private writer: MediaWriter | null = null;
  private early: { readonly frame: Buffer; readonly span: MediaSpan }[] = [];
  private kept: MediaFrame[] = [];
  /** True once a start was accepted: a second one is refused, and audio is kept until the session exists. */
  starting = false;

  constructor(
    private readonly socket: WebSocket,
    private listener: CallerListener,
  ) {
    socket.on('message', (data, isBinary) => (isBinary ? this.listener.broken() : this.take(data)));
    socket.on('error', () => this.listener.broken());
    socket.on('close', () => this.listener.gone());
  }

  /** Hands the leg over to the session, once its call is known. */
  begin(streamSid: string, listener: CallerListener): void {
    this.writer = new MediaWriter(streamSid);
    this.listener = listener;
    for (const { frame, span } of this.early) listener.audio(frame, span);
    this.early = [];
    for (const frame of this.kept) listener.frame(frame);
    this.kept = [];
  }

  /** Keeps a frame that arrived before the session, so that a key pressed early is not lost. */
  keep(frame: MediaFrame): void {
    if (this.kept.length < EARLY_FRAMES) this.kept.push(frame);
  }

  /** Sends audio that is base64 inside another frame. */
  media(source: Buffer, start: number, end: number): void {
    if (this.writer) this.socket.send(this.writer.media(source, start, end), asText);
  }

  mark(name: string): void {
    if (this.writer) this.socket.send(this.writer.mark(name));
  }

  clear(): void {
    if (this.writer) this.socket.send(this.writer.clear());
  }

  get isClosed(): boolean {
    return this.socket.readyState !== this.socket.OPEN;
  }

  /** Number of bytes that the carrier has not taken yet. */
  get behind(): number {
    return this.socket.bufferedAmount;
  }

  close(code: number): void {
    this.socket.close(code);
    // Does not wait for a carrier that does not answer the close.
    setTimeout(() => this.socket.terminate(), CLOSE_MS).unref();
  }

  private audio(frame: Buffer): void {
    if (this.writer) return this.listener.audio(frame, this.span);
    if (this.starting && this.early.length < EARLY_FRAMES) this.early.push({ frame, span: { ...this.span } });
  }

  /** Handles audio that was not found by position; it still counts if it is the caller's. */
  private takeUnusual(read: Extract<MediaFrame, { event: 'media' }>): void {
    const frame = usualMedia(read);
    if (frame !== null && findMedia(frame, this.span)) this.audio(frame);
  }

  private take(data: RawData): void {
    const frame = data as Buffer;
    if (findMedia(frame, this.span)) return this.audio(frame);
    let read: MediaFrame | null;
    try {
      read = readMediaFrame(frame.toString('utf8'));
    } catch {
      return this.listener.broken();
    }
    if (read?.event === 'media') this.takeUnusual(read);
    else if (read) this.listener.frame(read);
  }
}

const asText = { binary: false } as const;

/** Number of frames kept while the ledger is asked which call the stream belongs to: five seconds. */
const EARLY_FRAMES = 250;

/** How long a closing handshake may take, ms. */
const CLOSE_MS = 2_000;

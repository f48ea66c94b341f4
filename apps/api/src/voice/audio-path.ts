import { BYTES_PER_MS, EchoGate, PlayedAudio, UnheardVoice, type HeardItem } from '@voicecore/domain/conversation';
import { appendFrame, audioBytes, silentFrame, type AudioDelta, type ModelLeg } from '@voicecore/speech';
import { loudness, type MediaSpan } from '@voicecore/telephony';
import type { CallerLeg } from './caller-leg';
import { PlayedLoudness } from './played-loudness';
import { WrittenAudio } from './written-audio';

/** How much audio is sent to the carrier ahead of its playback, ms; more is held back, because its buffer is small. */
const WINDOW_MS = 4_000;
/**
 * A mark follows at least every so many bytes: half a second. Between marks, the position is computed from the clock.
 */
const MARK_BYTES = 4_000;
/** Number of the caller's frames kept while the model's session is being set up: five seconds. */
const EARLY_FRAMES = 250;
/**
 * When a caller's line stalls this long, ms, it counts as silent, and the same amount of silence is fed, so that a turn
 * can end.
 */
const STALL_MS = 750;
const stallSilence = silentFrame(1_000);
/** A gap in the caller's timestamps up to this long is filled with silence, ms. */
const GAP_MS = 1_000;
const FRAME_MS = 20;
const silentTick = silentFrame(FRAME_MS);
/** How many bytes a leg may be behind, five seconds and more of audio, before it counts as stuck. */
const STUCK_BYTES = 512 * 1024;

/** Maximum amount of audio held back: a minute, and no answer is longer. */
const MOST_HELD_BYTES = 60_000 * BYTES_PER_MS;

/**
 * Stored audio is sent in pieces of this many bytes, 300 ms: a multiple of three, so that its base64 can be cut
 * anywhere.
 */
const PIECE_BYTES = 2_400;
const PIECE_LETTERS = (PIECE_BYTES / 3) * 4;

type CarrierSide = Pick<CallerLeg, 'media' | 'mark' | 'clear' | 'behind'>;
type ModelSide = Pick<ModelLeg, 'write' | 'behind'>;

/** The events of the path that the talk needs to know. */
export interface PathListener {
  voiceBegan(responseId: string, itemId: string): void;
  /** The item that held everything back behind it has been heard to its end. */
  wholeHeard(itemId: string): void;
  voiceHeard(): void;
}

/** Audio that is waiting: base64 inside the frame in which it arrived. */
interface Held {
  readonly source: Buffer;
  readonly start: number;
  readonly end: number;
  readonly itemId: string;
  readonly responseId: string;
  readonly bytes: number;
}

/**
 * Joins the two legs of one call. Frames go from socket to socket without decoding; the talk is notified only when a
 * voice begins and when it has been heard.
 */
export class AudioPath {
  private readonly played = new PlayedAudio();
  private readonly unheard = new UnheardVoice();
  private readonly written = new WrittenAudio();
  private readonly voice = new PlayedLoudness();
  private readonly echo = new EchoGate();
  private readonly dropped = new Set<string>();
  private early: Buffer[] = [];
  private held: Held[] = [];
  private heldBytes = 0;
  private model: ModelSide | null = null;
  /** The response whose audio is recorded as it passes through. */
  private recording: { readonly responseId: string; readonly pieces: Buffer[] } | null = null;
  private voiceOf = '';
  /** The response that the caller must not hear yet. */
  private withheld = '';
  /** Nothing is sent until it is decided whether to continue. */
  private paused = false;
  /** The item that must be heard before anything behind it is sent, and whether all of it has arrived. */
  private whole = { itemId: '', ended: false };
  private unmarked = 0;
  private lastTimestamp = -1;
  private lastFrameAt: number;

  constructor(
    private readonly caller: CarrierSide,
    private readonly listener: PathListener,
    private readonly now: () => number,
  ) {
    this.lastFrameAt = now();
  }

  /** The model is ready: sends what the caller has said in the meantime first. */
  open(model: ModelSide): void {
    this.model = model;
    for (const frame of this.early) model.write(frame);
    this.early = [];
  }

  /** Passes one frame of the caller on, with its payload unchanged. */
  fromCaller(frame: Buffer, span: MediaSpan): void {
    this.lastFrameAt = this.now();
    const gap = span.timestamp - this.lastTimestamp - FRAME_MS;
    if (gap >= FRAME_MS && gap <= GAP_MS && this.lastTimestamp >= 0) this.up(silentFrame(gap));
    this.lastTimestamp = span.timestamp;
    this.up(this.isEcho(frame, span) ? silentTick : appendFrame(frame, span.start, span.end));
  }

  /**
   * True for an echo of the receptionist's own voice, which is kept from the model because it would take it for the
   * caller.
   */
  private isEcho(frame: Buffer, { start, end }: MediaSpan): boolean {
    if (!this.echo.isArmed && this.voice.isPast(this.played.written)) return false;
    const now = this.lastFrameAt;
    this.echo.plays(this.voice.upTo(this.played.playedBytes(now)), now);
    return this.echo.isArmed && this.echo.isEcho(loudness(frame, start, end));
  }

  /** Passes one delta of the model on right away, unless the carrier has enough. */
  fromModel(frame: Buffer, delta: AudioDelta): void {
    const { responseId, itemId, start, end } = delta;
    if (this.dropped.has(responseId)) return;
    if (this.voiceOf !== itemId) {
      this.voiceOf = itemId;
      this.listener.voiceBegan(responseId, itemId);
      if (this.dropped.has(responseId)) return;
    }
    if (this.recording?.responseId === responseId) this.recording.pieces.push(Buffer.from(frame.subarray(start, end)));
    this.forward(frame, delta);
  }

  /** Plays stored audio, in base64 as it is sent. */
  play(itemId: string, audio: Buffer, isWhole: boolean): void {
    if (isWhole) this.holdBehind(itemId);
    for (let start = 0; start < audio.length; start += PIECE_LETTERS) {
      const end = Math.min(start + PIECE_LETTERS, audio.length);
      this.forward(audio, { responseId: itemId, itemId, start, end });
    }
    this.itemEnded(itemId);
  }

  /** Records what passes of this response from here on, and of no other. */
  record(responseId: string): void {
    this.recording = { responseId, pieces: [] };
  }

  /** Returns the audio recorded of the response; null when another one was recorded. */
  recorded(responseId: string): Buffer | null {
    const { recording } = this;
    if (recording?.responseId !== responseId) return null;
    this.recording = null;
    return Buffer.concat(recording.pieces.map((piece) => Buffer.from(piece.toString('latin1'), 'base64')));
  }

  /** The model has produced all of an item: a mark reports when it has been heard. */
  itemEnded(itemId: string): void {
    if (this.whole.itemId === itemId) this.whole.ended = true;
    this.markEnd();
  }

  /** Sends nothing that follows an item before the carrier has played it: until then, what follows can be withdrawn. */
  holdBehind(itemId: string): void {
    this.whole = { itemId, ended: false };
  }

  /** Holds this response back from the caller until it is passed or dropped. */
  withhold(responseId: string): void {
    this.withheld = responseId;
  }

  /** Sends what was held back of this response, and the rest as it arrives. */
  pass(responseId: string): void {
    if (this.withheld !== responseId) return;
    this.withheld = '';
    this.release();
  }

  markReturned(name: string): void {
    if (!this.played.returned(name, this.now())) return;
    this.look();
    if (this.played.drained && this.held.length === 0 && this.unmarked === 0) this.silent();
  }

  /** Passes nothing more of this response on, however late it arrives. */
  drop(responseId: string): void {
    this.dropped.add(responseId);
    if (this.withheld === responseId) this.withheld = '';
    this.held = this.held.filter((each) => each.responseId !== responseId);
    this.heldBytes = this.held.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Silences the caller's side: clears the carrier's buffer and ours. */
  clear(): void {
    this.held = [];
    this.heldBytes = 0;
    this.unmarked = 0;
    this.voiceOf = '';
    this.whole = { itemId: '', ended: false };
    this.played.clear();
    this.unheard.clear();
    this.voice.clear();
    if (!this.paused) this.caller.clear();
    this.paused = false;
  }

  /** Silences the carrier and keeps what the caller has not heard, starting with the frame that is being played. */
  pause(): void {
    if (this.paused) return;
    this.held = [...this.takeUnheard(this.played.pause(this.now())), ...this.held];
    this.heldBytes = this.held.reduce((sum, { bytes }) => sum + bytes, 0);
    this.voice.clear();
    this.unmarked = 0;
    this.paused = true;
    this.caller.clear();
  }

  /** Continues the kept audio from where it stopped. */
  resume(): void {
    if (!this.paused) return;
    this.paused = false;
    this.release();
    if (this.played.drained && this.held.length === 0) this.silent();
  }

  heard(): readonly HeardItem[] {
    return this.played.heard(this.now());
  }

  /** Called several times a second: checks for a stalled line, and for a voice that stopped without an end. */
  tick(now: number): void {
    if (now - this.lastFrameAt >= STALL_MS && this.model) {
      this.model.write(stallSilence);
      this.lastFrameAt = now + 1_000 - STALL_MS;
    }
    if (this.played.aheadMs(now) <= 0) this.markEnd();
  }

  /** The leg that accepts no more data, if there is one. */
  get stuck(): 'caller' | 'model' | null {
    if (this.caller.behind > STUCK_BYTES) return 'caller';
    return (this.model?.behind ?? 0) > STUCK_BYTES ? 'model' : null;
  }

  private forward(source: Buffer, { itemId, responseId, start, end }: AudioDelta): void {
    const bytes = audioBytes(source, start, end);
    const now = this.now();
    const piece = { source, start, end, itemId, responseId, bytes };
    if (this.held.length > 0 || !this.mayBeSent(piece) || this.played.aheadMs(now) > WINDOW_MS) {
      this.hold(piece);
      return this.markEnd();
    }
    this.played.produced(itemId, responseId, bytes);
    this.send(piece, now);
  }

  /** Keeps audio for later, up to a limit; nobody would listen to what is beyond it. */
  private hold(piece: Held): void {
    if (this.heldBytes + piece.bytes > MOST_HELD_BYTES) return;
    this.played.produced(piece.itemId, piece.responseId, piece.bytes);
    this.held.push(piece);
    this.heldBytes += piece.bytes;
  }

  private up(frame: Buffer): void {
    if (this.model) this.model.write(frame);
    else if (this.early.length < EARLY_FRAMES) this.early.push(frame);
  }

  private send(piece: Held, now: number): void {
    const { source, start, end, itemId, responseId, bytes } = piece;
    this.caller.media(source, start, end);
    const position = this.played.written;
    const heard = this.played.playedFrames(now);
    this.voice.wrote(source, start, end, position);
    this.written.wrote(source, start, end, position, heard);
    this.unheard.add(itemId, responseId, bytes, heard);
    this.played.wrote(itemId, responseId, bytes, now);
    this.unmarked += bytes;
    if (this.unmarked >= MARK_BYTES) this.mark();
  }

  /** Returns what was written but not heard from a position on, as audio to be sent again. */
  private takeUnheard(position: number): Held[] {
    let from = position;
    return this.unheard.take(position).flatMap(({ itemId, responseId, bytes }) => {
      const end = from + bytes;
      const pieces: Held[] = [];
      for (; from < end; from += PIECE_BYTES) {
        const audio = this.written.read(from, Math.min(from + PIECE_BYTES, end));
        const source = Buffer.from(audio.toString('base64'), 'latin1');
        pieces.push({ source, start: 0, end: source.length, itemId, responseId, bytes: audio.length });
      }
      from = end;
      return pieces;
    });
  }

  private mark(): void {
    this.unmarked = 0;
    this.caller.mark(this.played.mark());
  }

  /** True unless something must be heard or decided first. */
  private mayBeSent({ itemId, responseId }: Pick<Held, 'itemId' | 'responseId'>): boolean {
    return !this.paused && responseId !== this.withheld && this.mayFollow(itemId);
  }

  private mayFollow(itemId: string): boolean {
    if (this.whole.itemId === '' || this.whole.itemId === itemId) return true;
    this.whole.ended = true;
    return false;
  }

  /**
   * Some audio has been played: sends what was held back, as far as there is room, and what waited for an item to be
   * heard.
   */
  private look(): void {
    this.release();
    const { itemId, ended } = this.whole;
    const isNext = this.held[0]?.itemId === itemId;
    if (itemId === '' || !ended || isNext || this.unmarked > 0 || !this.played.drained) return;
    this.whole = { itemId: '', ended: false };
    this.listener.wholeHeard(itemId);
    this.release();
  }

  /** Sends what was held back, as far as there is room. */
  private release(): void {
    const now = this.now();
    let next = this.held[0];
    while (next && this.mayBeSent(next) && this.played.aheadMs(now) <= WINDOW_MS) {
      this.held.shift();
      this.heldBytes -= next.bytes;
      this.send(next, now);
      next = this.held[0];
    }
    this.markEnd();
  }

  /** Marks what was sent last, unless more can be sent right away. */
  private markEnd(): void {
    const next = this.held[0];
    if (this.unmarked > 0 && (next === undefined || !this.mayBeSent(next))) this.mark();
  }

  private silent(): void {
    this.voiceOf = '';
    this.listener.voiceHeard();
  }
}

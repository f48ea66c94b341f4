import { FRAME_BYTES, loudness, SILENT_FRAME, toFrames } from '../audio/mulaw';
import type { SpeechLog, Spoken } from '../audio/speech-log';
import { Captions } from './captions';
import type { Line, LineEvent } from './line';

/** Returns the next frame for the phone, or null when there is nothing to play. */
export type Source = () => Buffer | null;

/** What an attached verb receives from the caller's side. Frames arrive every 20 ms, including silent ones. */
export interface Ear {
  frame?(frame: Buffer): void;
  digit?(digit: string): void;
  /** Called when words begin; `ended` is called when their audio is over. */
  speech?(spoken: Spoken): void;
  speechEnd?(spoken: Spoken): void;
}

/** A phone's frames may arrive in bursts; queueing more than this many would only add latency (200 ms). */
const JITTER_FRAMES = 10;
/** The linear loudness above which a frame is more than room noise. */
export const VOICE_LOUDNESS = 400;

/** The audio of one call: what the phone sends, and what is played to it. */
export class Leg {
  private readonly mic: Buffer[] = [];
  private readonly sayings: Spoken[] = [];
  private saying: { spoken: Spoken; frames: Buffer[] } | null = null;
  private readonly ears = new Set<Ear>();
  private readonly captions: Captions;
  private source: Source | null = null;
  /**
   * True when a verb is listening. Words that were typed or recognized wait for it, as a polite caller does; the
   * microphone does not.
   */
  attended = false;
  /** What the phone sent in this tick. */
  inbound: Buffer = SILENT_FRAME;
  /** Frames from the phone that arrived too fast and were dropped. */
  dropped = 0;

  constructor(
    log: SpeechLog,
    private readonly line: Line,
  ) {
    this.captions = new Captions(log, line);
  }

  event(event: LineEvent): void {
    this.line.event(event);
  }

  /** Takes one frame from the phone's microphone. */
  hear(frame: Buffer): void {
    if (frame.length !== FRAME_BYTES) return;
    this.mic.push(frame);
    if (this.mic.length <= JITTER_FRAMES) return;
    this.mic.shift();
    this.dropped += 1;
  }

  /** Speaks words into the phone: their audio follows what was said before. */
  say(spoken: Spoken): void {
    this.sayings.push(spoken);
  }

  press(digits: string): void {
    for (const digit of digits) for (const ear of this.ears) ear.digit?.(digit);
  }

  /** Listens until the returned function is called. */
  listen(ear: Ear): () => void {
    this.ears.add(ear);
    if (this.saying) ear.speech?.(this.saying.spoken);
    return () => this.ears.delete(ear);
  }

  /** Plays from a source; what was playing before is cut off. */
  attach(source: Source | null): void {
    this.source = source;
    this.captions.cut();
  }

  /** Stops one particular source, if it is still playing. */
  detach(source: Source): void {
    if (this.source === source) this.attach(null);
  }

  /** Marks what is being said as interrupted, although the source stays. */
  cutCaption(): void {
    this.captions.cut();
  }

  /** First half of a tick: takes what the phone sent. */
  take(): void {
    if (!this.saying && this.attended) this.beginSaying();
    const current = this.saying;
    const word = current?.frames.shift();
    const mic = this.mic.shift();
    this.inbound = word ?? mic ?? SILENT_FRAME;
    for (const ear of this.ears) ear.frame?.(this.inbound);
    if (current && current.frames.length === 0) this.endSaying(current.spoken);
  }

  /** Second half of a tick: sends the phone its frame. */
  give(): void {
    const frame = this.source?.() ?? SILENT_FRAME;
    this.captions.see(frame);
    this.line.frame(frame);
  }

  get speaking(): boolean {
    return this.saying !== null || this.sayings.length > 0 || loudness(this.inbound) > VOICE_LOUDNESS;
  }

  private beginSaying(): void {
    const spoken = this.sayings.shift();
    if (!spoken) return;
    this.saying = { spoken, frames: toFrames(spoken.audio) };
    for (const ear of this.ears) ear.speech?.(spoken);
  }

  private endSaying(spoken: Spoken): void {
    this.saying = null;
    for (const ear of this.ears) ear.speechEnd?.(spoken);
  }
}

import { FRAME_BYTES, FRAME_MS, loudness } from '../audio/mulaw';
import type { Language, SpeechLog, Utterance } from '../audio/speech-log';
import type { Detection } from './settings';

/** The result of one stretch of speech. */
export interface Turn {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
  readonly language: Language | null;
}

export interface EarHooks {
  started(atMs: number): void;
  stopped(turn: Turn): void;
}

/** The transcript of audio without known words. */
export const INAUDIBLE = '[inaudible]';
/** Loud frames in a row before it counts as speech and not as a crackle. */
const ONSET_FRAMES = 3;

/** Listens to mu-law audio: detects speech by loudness, and words by their audio marks. */
export class Ear {
  private rest: Buffer = Buffer.alloc(0);
  private loudInRow = 0;
  private quietMs = 0;
  private startMs = -1;
  private words = new Map<number, { utterance: Utterance; first: number; last: number }>();
  /** Audio received so far. */
  ms = 0;

  constructor(
    private readonly log: SpeechLog,
    private readonly detection: () => Detection | null,
    private readonly hooks: EarHooks,
  ) {}

  hear(bytes: Buffer): void {
    const all = this.rest.length > 0 ? Buffer.concat([this.rest, bytes]) : bytes;
    let at = 0;
    for (; at + FRAME_BYTES <= all.length; at += FRAME_BYTES) this.frame(all.subarray(at, at + FRAME_BYTES));
    this.rest = Buffer.from(all.subarray(at));
  }

  /** Commits by hand what was heard since the last turn. */
  take(): Turn {
    const turn = this.turn(this.ms);
    this.forget();
    return turn;
  }

  forget(): void {
    this.words.clear();
    this.startMs = -1;
    this.loudInRow = 0;
    this.quietMs = 0;
  }

  private frame(frame: Buffer): void {
    this.ms += FRAME_MS;
    const heard = this.log.recognise(frame);
    if (heard) this.remember(heard.utterance, heard.frame);
    const rules = this.detection();
    if (!rules) return;
    const loud = loudness(frame) > rules.level;
    this.loudInRow = loud ? this.loudInRow + 1 : 0;
    if (this.startMs < 0) {
      if (this.loudInRow >= ONSET_FRAMES) this.begin(rules);
    } else {
      this.quietMs = loud ? 0 : this.quietMs + FRAME_MS;
      if (this.quietMs >= rules.silenceMs) this.finish();
    }
  }

  private begin(rules: Detection): void {
    this.startMs = Math.max(0, this.ms - ONSET_FRAMES * FRAME_MS - rules.prefixMs);
    this.quietMs = 0;
    this.hooks.started(this.startMs);
  }

  private finish(): void {
    const turn = this.turn(this.ms);
    this.forget();
    this.hooks.stopped(turn);
  }

  private remember(utterance: Utterance, frame: number): void {
    const known = this.words.get(utterance.id);
    if (known) known.last = frame;
    else this.words.set(utterance.id, { utterance, first: frame, last: frame });
  }

  private turn(endMs: number): Turn {
    const heard = [...this.words.values()];
    const text = heard.map(({ utterance, first, last }) => portion(utterance, first, last)).join(' ');
    const language = heard[0]?.utterance.language ?? null;
    return { startMs: Math.max(0, this.startMs), endMs, text: text || INAUDIBLE, language };
  }
}

/**
 * Returns the words between two frames of an utterance; one that was heard almost completely counts as complete.
 */
function portion({ text, frames }: Utterance, first: number, last: number): string {
  if (last - first + 1 >= frames * 0.9) return text;
  const from = Math.round((text.length * first) / frames);
  return text.slice(from, Math.round((text.length * (last + 1)) / frames)).trim();
}

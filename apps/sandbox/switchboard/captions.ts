import { FRAME_MS } from '../audio/mulaw';
import type { SpeechLog, Utterance } from '../audio/speech-log';
import type { Line } from './line';

/** Frames without words before an unfinished sentence counts as interrupted: a gap on the line is not the end. */
const PATIENCE_FRAMES = 10;

/** Shows on the phone what is being said to it, read only from the audio as it is played. */
export class Captions {
  private current: { utterance: Utterance; id: string; from: number; last: number } | null = null;
  private missing = 0;
  private shown = 0;

  constructor(
    private readonly log: SpeechLog,
    private readonly line: Line,
  ) {}

  /** Examines one frame on its way to the phone. */
  see(frame: Buffer): void {
    const heard = this.log.recognise(frame);
    if (!heard) {
      if (this.current && (this.missing += 1) >= PATIENCE_FRAMES) this.cut();
      return;
    }
    this.missing = 0;
    if (this.current?.utterance.id !== heard.utterance.id || heard.frame < this.current.last) {
      this.cut();
      this.begin(heard.utterance, heard.frame);
    }
    if (!this.current) return;
    this.current.last = heard.frame;
    if (heard.frame === heard.utterance.frames - 1) this.current = null;
  }

  /** The audio was stopped: what was being said is interrupted now. */
  cut(): void {
    const cut = this.current;
    this.current = null;
    this.missing = 0;
    if (!cut) return;
    this.line.event({ type: 'speak-stop', id: cut.id, spokenMs: (cut.last - cut.from + 1) * FRAME_MS });
  }

  private begin(utterance: Utterance, frame: number): void {
    this.shown += 1;
    const id = `${utterance.id}-${this.shown}`;
    this.current = { utterance, id, from: frame, last: frame };
    const { language, speaker } = utterance;
    const text = frame === 0 ? utterance.text : remainder(utterance, frame);
    const durationMs = (utterance.frames - frame) * FRAME_MS;
    this.line.event({ type: 'speak', id, text, language, durationMs, source: speaker });
  }
}

/** Returns the words still to come, for a listener who joins in the middle of a sentence. */
function remainder(utterance: Utterance, frame: number): string {
  return utterance.text.slice(Math.floor((utterance.text.length * frame) / utterance.frames)).trimStart();
}

/** A number of consecutive bytes of one item. */
export interface VoiceSpan {
  readonly itemId: string;
  readonly responseId: string;
  readonly bytes: number;
}

/**
 * Which audio was written to the carrier and not heard yet, so that it can be written again: `clear` empties the whole
 * buffer. Positions are bytes since the last clear, as `PlayedAudio` counts them. What is written of one item without
 * interruption is one span, so that a delta creates nothing that must be garbage collected.
 */
export class UnheardVoice {
  private spans: { itemId: string; responseId: string; bytes: number }[] = [];
  /** Where the first span begins that has not been heard completely. */
  private from = 0;

  /** Records what was written; `played` is the carrier's position. */
  add(itemId: string, responseId: string, bytes: number, played: number): void {
    this.forget(played);
    const last = this.spans.at(-1);
    if (last?.itemId === itemId && last.responseId === responseId) last.bytes += bytes;
    else this.spans.push({ itemId, responseId, bytes });
  }

  /** Returns everything after a position, in order. Nothing is left here. */
  take(position: number): readonly VoiceSpan[] {
    this.forget(position);
    const skip = Math.max(0, position - this.from);
    const [first, ...others] = this.spans;
    this.clear();
    return first ? [{ ...first, bytes: first.bytes - skip }, ...others] : [];
  }

  clear(): void {
    this.spans = [];
    this.from = 0;
  }

  private forget(played: number): void {
    for (let first = this.spans[0]; first && this.from + first.bytes <= played; first = this.spans[0]) {
      this.from += first.bytes;
      this.spans.shift();
    }
  }
}

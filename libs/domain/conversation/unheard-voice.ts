/** So many bytes of one item, one behind the other. */
export interface VoiceSpan {
  readonly itemId: string;
  readonly responseId: string;
  readonly bytes: number;
}

/**
 * Whose voice was written to the carrier and not heard yet, so that it can be written again: `clear` empties the whole
 * buffer. Positions are bytes since the last clear, as `PlayedAudio` counts them. What one item was written with in one
 * go is one span, so that a delta leaves nothing behind that must be collected.
 */
export class UnheardVoice {
  private spans: { itemId: string; responseId: string; bytes: number }[] = [];
  /** Where the first span begins, of which not all has been heard. */
  private from = 0;

  /** Notes what was written; `played` is how far the carrier is. */
  add(itemId: string, responseId: string, bytes: number, played: number): void {
    this.forget(played);
    const last = this.spans.at(-1);
    if (last?.itemId === itemId && last.responseId === responseId) last.bytes += bytes;
    else this.spans.push({ itemId, responseId, bytes });
  }

  /** Everything behind a position, in its order. Nothing is left here. */
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

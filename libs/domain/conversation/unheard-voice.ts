/**
 * What was written to the carrier and not heard yet, so that it can be written again: `clear` empties the whole buffer.
 * Positions are bytes since the last clear, as `PlayedAudio` counts them. It holds no more than the carrier does, and
 * each piece is added and let go of once.
 */
export class UnheardVoice<Piece extends { readonly bytes: number }> {
  private pieces: Piece[] = [];
  /** The first piece of which not all has been heard, and where it begins. */
  private first = 0;
  private from = 0;

  /** Notes a piece that was written; `played` is how far the carrier is. */
  add(piece: Piece, played: number): void {
    this.forget(played);
    this.pieces.push(piece);
  }

  /** Everything behind a position, and how many bytes of the first piece lie before it. Nothing is left here. */
  take(position: number): { readonly pieces: readonly Piece[]; readonly skip: number } {
    this.forget(position);
    const taken = { pieces: this.pieces.slice(this.first), skip: Math.max(0, position - this.from) };
    this.clear();
    return taken;
  }

  clear(): void {
    this.pieces = [];
    this.first = 0;
    this.from = 0;
  }

  private forget(played: number): void {
    for (let next = this.pieces[this.first]; next && this.from + next.bytes <= played; next = this.pieces[this.first]) {
      this.from += next.bytes;
      this.first += 1;
    }
    // What was let go of is taken out now and then, so that each piece is moved about once.
    if (this.first < 64 || this.first * 2 < this.pieces.length) return;
    this.pieces = this.pieces.slice(this.first);
    this.first = 0;
  }
}

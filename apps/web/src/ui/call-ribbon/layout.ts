import { shapeOf, tokenOf, type MarkShape, type StageToken } from './stages';

/** Times are ms since the epoch. */
export interface Stretch {
  readonly stage: string;
  readonly from: number;
  readonly to: number;
}

export interface Band {
  readonly token: StageToken | null;
  readonly stage: string;
  readonly held: boolean;
  readonly from: number;
  readonly to: number;
  /** Pixels from the left edge of the ribbon. */
  readonly x: number;
  readonly width: number;
}

export interface PlacedMark {
  readonly shape: MarkShape;
  readonly at: number;
  readonly x: number;
}

export interface RibbonLayout {
  readonly bands: readonly Band[];
  readonly marks: readonly PlacedMark[];
  /** A stretch without speech, in pixels. */
  readonly gaps: readonly { readonly x: number; readonly width: number }[];
}

export interface RibbonInput {
  readonly from: number;
  readonly to: number;
  readonly stretches: readonly Stretch[];
  readonly marks?: readonly { readonly kind: string; readonly at: number }[];
  readonly silences?: readonly { readonly from: number; readonly to: number }[];
  readonly width: number;
}

/** The minimum width of a stage, px, so that none disappears. */
export const leastWidth = 3;

type Piece = Omit<Band, 'x' | 'width'>;

/**
 * Returns the stages in order without overlap, and a piece without a token for the time between two of them.
 */
function piecesOf({ from, to, stretches }: RibbonInput): Piece[] {
  const pieces: Piece[] = [];
  let reached = from;
  for (const { stage, ...times } of [...stretches].sort((a, b) => a.from - b.from)) {
    const begin = Math.max(reached, Math.min(times.from, to));
    const end = Math.min(times.to, to);
    if (tokenOf(stage) === null || end <= begin) continue;
    if (begin > reached) pieces.push({ token: null, stage: 'none', held: false, from: reached, to: begin });
    pieces.push({ token: tokenOf(stage), stage, held: stage === 'held', from: begin, to: end });
    reached = end;
  }
  if (reached < to) pieces.push({ token: null, stage: 'none', held: false, from: reached, to });
  return pieces;
}

/**
 * Returns widths in proportion to time, no stage below the minimum; the wider ones give up what the others need.
 */
function widthsOf(pieces: readonly Piece[], width: number): number[] {
  const least = Math.min(leastWidth, width / Math.max(1, pieces.length));
  const fixed = new Set<number>();
  for (;;) {
    const free = pieces.reduce((sum, { from, to }, i) => (fixed.has(i) ? sum : sum + to - from), 0);
    const room = width - fixed.size * least;
    const share = (i: number) => {
      const piece = pieces[i];
      return piece && free > 0 ? ((piece.to - piece.from) / free) * room : 0;
    };
    const small = pieces.findIndex(({ token }, i) => token !== null && !fixed.has(i) && share(i) < least);
    if (small < 0 || fixed.size === pieces.length) return pieces.map((_, i) => (fixed.has(i) ? least : share(i)));
    fixed.add(small);
  }
}

/** Returns the position of a moment on the drawn bands, px. */
export function placeOf(bands: readonly Band[], at: number): number {
  const band = bands.find(({ to }) => at <= to) ?? bands.at(-1);
  if (!band) return 0;
  const part = (at - band.from) / Math.max(1, band.to - band.from);
  return band.x + Math.min(1, Math.max(0, part)) * band.width;
}

/** Returns the moment drawn at a position; the inverse of `placeOf`. */
export function momentAt(bands: readonly Band[], x: number): number {
  const band = bands.find((one) => x <= one.x + one.width) ?? bands.at(-1);
  if (!band) return 0;
  const part = band.width > 0 ? (x - band.x) / band.width : 0;
  return band.from + Math.min(1, Math.max(0, part)) * (band.to - band.from);
}

/** Lays a call out along a width: stages, marks, and stretches without speech. */
export function layRibbon(input: RibbonInput): RibbonLayout {
  const pieces = piecesOf(input);
  const widths = widthsOf(pieces, input.width);
  let x = 0;
  const bands = pieces.map((piece, i) => {
    const band = { ...piece, x, width: widths[i] ?? 0 };
    x += band.width;
    return band;
  });
  const marks = (input.marks ?? [])
    .flatMap(({ kind, at }) => {
      const shape = shapeOf(kind);
      return shape ? [{ shape, at, x: placeOf(bands, at) }] : [];
    })
    .sort((a, b) => a.at - b.at);
  const gaps = (input.silences ?? []).map(({ from, to }) => {
    const start = placeOf(bands, from);
    return { x: start, width: Math.max(1, placeOf(bands, to) - start) };
  });
  return { bands, marks, gaps };
}

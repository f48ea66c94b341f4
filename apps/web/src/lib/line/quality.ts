import type { Quality } from './line';

/** Figures for one direction, counted since the call began. */
export interface Direction {
  jitterMs: number;
  gaps: number;
}

/** Gaps count for this long, ms: the word on the screen is about the line now. */
const WINDOW_MS = 10_000;

/**
 * Bounds for the words. Jitter: the carrier's SDK warns above 30 ms; ping: it warns above 400 ms, and people
 * notice from 200 ms on (ITU-T G.114, both ways).
 */
const FAIR = { jitterMs: 15, gaps: 1, pingMs: 200 };
const POOR = { jitterMs: 30, gaps: 4, pingMs: 400 };

type Figures = Omit<Quality, 'word'>;

/** Returns the word for a line's figures. */
export function qualityWord(figures: Figures): Quality['word'] {
  const beyond = (bound: typeof FAIR): boolean =>
    figures.jitterMs >= bound.jitterMs || figures.gaps >= bound.gaps || (figures.pingMs ?? 0) >= bound.pingMs;
  if (beyond(POOR)) return 'poor';
  return beyond(FAIR) ? 'fair' : 'good';
}

/** Combines what each end measured, counting gaps over the last ten seconds only. */
export class QualityMeter {
  private readonly history: { at: number; gaps: number }[] = [];
  private heard: Direction = { jitterMs: 0, gaps: 0 };
  private said: Direction = { jitterMs: 0, gaps: 0 };
  private pingMs: number | null = null;

  /** Adds what this browser measured on the audio that it receives. */
  receive(figures: Direction, at: number): Quality {
    this.heard = figures;
    return this.read(at);
  }

  /** What the carrier receives from this browser. */
  report(figures: Direction, at: number): Quality {
    this.said = figures;
    return this.read(at);
  }

  ping(ms: number): void {
    this.pingMs = this.pingMs === null ? ms : this.pingMs + (ms - this.pingMs) / 4;
  }

  private read(at: number): Quality {
    const total = this.heard.gaps + this.said.gaps;
    this.history.push({ at, gaps: total });
    while ((this.history[0]?.at ?? at) < at - WINDOW_MS) this.history.shift();
    const figures = {
      jitterMs: Math.round(Math.max(this.heard.jitterMs, this.said.jitterMs)),
      gaps: total - (this.history[0]?.gaps ?? total),
      pingMs: this.pingMs === null ? null : Math.round(this.pingMs),
    };
    return { ...figures, word: qualityWord(figures) };
  }
}

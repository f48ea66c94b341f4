/** How a webhook is requested: Twilio's connection overrides, written as the fragment of its URL. */
export interface Target {
  /** What is requested and signed, without the fragment. */
  readonly url: string;
  readonly connectMs: number;
  readonly readMs: number;
  readonly totalMs: number;
  readonly retries: number;
  readonly retryOn: ReadonlySet<RetryCause>;
}

export type RetryCause = '4xx' | '5xx' | 'ct' | 'rt';

const CAUSES: readonly RetryCause[] = ['4xx', '5xx', 'ct', 'rt'];

function bounded(text: string | null, low: number, high: number, otherwise: number): number {
  const value = Number(text ?? NaN);
  return Number.isFinite(value) ? Math.min(high, Math.max(low, Math.trunc(value))) : otherwise;
}

function causes(text: string | null): Set<RetryCause> {
  if (text === null) return new Set(['ct']);
  const named = text.split(',');
  return new Set(CAUSES.filter((cause) => named.includes('all') || named.includes(cause)));
}

/** Defaults and limits are Twilio's: connect 5 s, read 15 s, 15 s in total, one retry after a failed connection. */
export function parseTarget(text: string): Target {
  const hash = text.indexOf('#');
  const overrides = new URLSearchParams(hash < 0 ? '' : text.slice(hash + 1));
  return {
    url: hash < 0 ? text : text.slice(0, hash),
    connectMs: bounded(overrides.get('ct'), 100, 10_000, 5_000),
    readMs: bounded(overrides.get('rt'), 100, 15_000, 15_000),
    totalMs: bounded(overrides.get('tt'), 1, 15_000, 15_000),
    retries: bounded(overrides.get('rc'), 0, 5, 1),
    retryOn: causes(overrides.get('rp')),
  };
}

import type { CallDetail, CallTurn } from '../../lib/api';
import { failedAttempts, type Step } from './attempts';

/** What happened in a call, in order: what was said, and what was done at which point. */
export type StoryItem =
  | { readonly kind: 'turn'; readonly at: number; readonly turn: CallTurn }
  | { readonly kind: 'lookup'; readonly at: number; readonly lookup: Lookup }
  | { readonly kind: 'event'; readonly at: number; readonly name: string; readonly data: Data };

export type Lookup = CallDetail['lookups'][number];
export type Data = Readonly<Record<string, unknown>>;

/** The events that belong in the conversation; the others are shown in the course beside it. */
const inTheTalk = new Set([
  'CallerQueued',
  'CallerPulled',
  'CallerReturned',
  'AgentJoined',
  'CallerHeld',
  'CallerUnheld',
  'AgentLost',
  'MessageAsked',
  'MessageLeft',
  'EngineChanged',
  'LanguageSet',
  'PromiseTakenBack',
  'CallEnded',
]);

/** Within one moment: what the caller said, what it led to, what was answered; the end comes last. */
function rankOf(item: StoryItem): number {
  if (item.kind === 'turn') return item.turn.speaker === 'caller' ? 0 : 3;
  if (item.kind === 'lookup') return 1;
  return item.name === 'CallEnded' ? 4 : 2;
}

export function storyOf(call: CallDetail): StoryItem[] {
  const turns = call.turns.map((turn): StoryItem => ({ kind: 'turn', at: turn.at, turn }));
  const lookups = call.lookups.map((lookup): StoryItem => ({ kind: 'lookup', at: lookup.at, lookup }));
  const events = courseOf(call.timeline)
    .filter(({ kind }) => inTheTalk.has(kind))
    .map(({ at, kind, data }): StoryItem => ({ kind: 'event', at, name: kind, data }));
  const attempts = failedAttempts(call.timeline).map(({ at, n, why }): StoryItem => ({
    kind: 'event',
    at,
    name: 'AttemptFailed',
    data: { n, attempt: why },
  }));
  const items = [...turns, ...lookups, ...attempts, ...events];
  return items.sort((a, b) => a.at - b.at || rankOf(a) - rankOf(b));
}

/** A leg that ends together with the call was not lost: it was hung up. */
const hangUpGraceMs = 3000;

/** Returns the ledger's events with the agent's name in each, without those that only look like faults. */
export function courseOf(timeline: readonly Step[]): Step[] {
  const ended = timeline.find(({ kind }) => kind === 'CallEnded')?.at ?? Infinity;
  let agentId: unknown = null;
  return timeline.flatMap((entry) => {
    if (entry.kind === 'AgentOffered') agentId = entry.data.agentId;
    if (entry.kind === 'AgentLost' && ended - entry.at < hangUpGraceMs) return [];
    return [{ ...entry, data: { agentId, ...entry.data } }];
  });
}

/** Stretches without speech of at least this length are drawn as gaps, ms. */
const leastSilence = 4000;

/** Returns the stretches without speech, after turns whose length was measured. */
export function silencesOf(turns: readonly CallTurn[]): { from: number; to: number }[] {
  const gaps: { from: number; to: number }[] = [];
  let reached: number | null = null;
  for (const { at, ms } of [...turns].sort((a, b) => a.at - b.at)) {
    if (reached !== null && at - reached >= leastSilence) gaps.push({ from: reached, to: at });
    reached = ms > 0 ? Math.max(reached ?? 0, at + ms) : null;
  }
  return gaps;
}

/** Returns how long the caller waited for each answer, ms, by the turn that gave it. */
export function latencies(turns: readonly CallTurn[]): number[] {
  return turns.flatMap(({ meta }) => {
    const ms = meta.latencyMs;
    return typeof ms === 'number' ? [ms] : [];
  });
}

export function middleOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

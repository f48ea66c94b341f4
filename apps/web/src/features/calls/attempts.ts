import { countAttempts, noAttempts, type TurnFacts } from '@voicecore/domain/understanding/attempts';

/** One failed turn, counted by the same rule as in the call. */
export interface FailedAttempt {
  readonly at: number;
  /** How many turns in a row had failed by then. */
  readonly n: number;
  readonly why: 'silent' | 'unintelligible' | 'cannot_help' | 'contradicted' | 'nothing_found';
}

function factsOf(data: Readonly<Record<string, unknown>>): TurnFacts | null {
  const turn = data.turn;
  return typeof turn === 'object' && turn !== null && 'kind' in turn ? (turn as TurnFacts) : null;
}

function whyOf(turn: TurnFacts): FailedAttempt['why'] {
  if (turn.kind === 'silent' || turn.kind === 'unintelligible') return turn.kind;
  if (turn.cannotHelp) return 'cannot_help';
  return turn.kind === 'deny' || turn.kind === 'repeat' ? 'contradicted' : 'nothing_found';
}

/** An event of the call's course, as the list of steps shows it. */
export interface Step {
  readonly n: number;
  readonly at: number;
  readonly kind: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export function failedAttempts(timeline: readonly Step[]): FailedAttempt[] {
  const failed: FailedAttempt[] = [];
  let count = noAttempts;
  for (const { kind, at, data } of timeline) {
    const turn = kind === 'AttemptJudged' ? factsOf(data) : null;
    if (!turn) continue;
    const next = countAttempts(count, turn);
    if (next.failed > count.failed) failed.push({ at, n: next.failed, why: whyOf(turn) });
    count = next;
  }
  return failed;
}

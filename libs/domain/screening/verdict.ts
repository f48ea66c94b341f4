import type { ListName } from './lists';
import type { Reason, ScreeningPolicy } from './rules';

/** What happens to a caller, from the mildest to the strictest. */
export const screeningActions = ['pass', 'flag', 'challenge', 'block'] as const;
export type ScreeningAction = (typeof screeningActions)[number];

/** What was found about a caller: by ids and kinds, without the number. */
export interface ScreeningFacts {
  readonly listed: ListName | null;
  readonly reasons: readonly Reason[];
}

export interface Verdict extends ScreeningFacts {
  /** The sum of the reasons' weights, from 0 to 100. */
  readonly score: number;
  readonly action: ScreeningAction;
}

/**
 * Returns the score of a caller who is let in with a warning, because screening flagged or challenged them; null for
 * any other.
 */
export function suspicionOf(verdict: Pick<Verdict, 'action' | 'score'> | null | undefined): number | null {
  return verdict?.action === 'flag' || verdict?.action === 'challenge' ? verdict.score : null;
}

const highestScore = 100;

/** Decides what happens to a caller: the allow list comes before the block list, and both before the score. */
export function judgeCaller(policy: ScreeningPolicy, { listed, reasons }: ScreeningFacts): Verdict {
  const sum = reasons.reduce((points, { weight }) => points + weight, 0);
  const score = Math.max(0, Math.min(highestScore, sum));
  return { listed, reasons, score, action: actionFor(policy, listed, score) };
}

/** Judges a caller again who has said something: each rule counts once, however often its words are said. */
export function judgeAgain(policy: ScreeningPolicy, before: ScreeningFacts, heard: readonly Reason[]): Verdict {
  const isNew = ({ ruleId }: Reason) => before.reasons.every((known) => known.ruleId !== ruleId);
  return judgeCaller(policy, { ...before, reasons: [...before.reasons, ...heard.filter(isNew)] });
}

function actionFor(policy: ScreeningPolicy, listed: ListName | null, score: number): ScreeningAction {
  if (listed === 'allow') return 'pass';
  if (listed === 'block') return 'block';
  if (reaches(score, policy.blockAt)) return 'block';
  if (reaches(score, policy.challengeAt)) return 'challenge';
  return reaches(score, policy.flagAt) ? 'flag' : 'pass';
}

function reaches(score: number, threshold: number | null): boolean {
  return threshold !== null && score >= threshold;
}

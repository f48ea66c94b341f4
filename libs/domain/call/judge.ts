import { countAttempts, shouldTransfer, type TurnFacts } from '../understanding';
import { both, only } from './decision';
import type { Decision } from './events';
import type { Facts } from './inputs';
import { defaultTarget, queueFor } from './queue';
import type { CallState } from './state';
import { text } from './step';

/** Counts a turn by the rule of attempts and hands over when they are used up. */
export function judge(state: CallState, turn: TurnFacts, facts: Facts): Decision {
  const judged = only({ kind: 'AttemptJudged', turn });
  const attempts = countAttempts(state.attempts, turn);
  if (!shouldTransfer(attempts, state.config.attemptsBeforeTransfer)) return judged;
  return both(judged, queueFor(state, defaultTarget(state), 'attempts', facts, [text('transferAfterAttempts')]));
}

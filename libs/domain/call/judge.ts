import { countAttempts, shouldTransfer, type TurnFacts } from '../understanding';
import { both, only } from './decision';
import type { Decision } from './events';
import type { Facts } from './facts';
import { defaultTarget, queueFor } from './queue';
import type { CallState } from './state';
import { text } from './step';

/** A turn that was counted, and whether it used up the attempts, in which case the caller is handed over. */
export interface Judged {
  readonly decision: Decision;
  readonly handedOver: boolean;
}

/** Counts a turn by the rule of attempts and hands the caller over when the attempts are used up. */
export function judgeTurn(state: CallState, turn: TurnFacts, facts: Facts): Judged {
  const counted = only({ kind: 'AttemptJudged', turn });
  const attempts = countAttempts(state.attempts, turn);
  if (!shouldTransfer(attempts, facts.config.attemptsBeforeTransfer)) return { decision: counted, handedOver: false };
  const queued = queueFor(state, defaultTarget(state), 'attempts', facts, [text('transferAfterAttempts')]);
  return { decision: both(counted, queued), handedOver: true };
}

import { nothing, only } from './decision';
import type { Decision } from './events';
import { known, type Facts } from './facts';
import type { InputOf } from './inputs';
import { limits } from './limits';
import type { CallIn } from './state';
import { text } from './step';

/** The caller has pressed a key, or has said something, which counts as a wrong key: a dialer talks, too. */
export function decideChallenge(state: CallIn<'challenged'>, input: InputOf<'TurnHeard'>, facts: Facts): Decision {
  const isRight = input.personal.digits === String(state.challenge.digit);
  return isRight ? only({ kind: 'ChallengePassed' }) : failed(state, facts);
}

/** The document of the challenge has ended without a key. */
export function decideChallengeOver(
  state: CallIn<'challenged'>,
  _input: InputOf<'DocumentAsked'>,
  facts: Facts,
): Decision {
  return state.served?.key.startsWith('challenge:') === true ? failed(state, facts) : nothing;
}

/** Asks once more, for another digit; then the line is closed. */
function failed({ challenge }: CallIn<'challenged'>, facts: Facts): Decision {
  if (challenge.tries < limits.challenges) return only({ kind: 'CallerChallenged', digit: known(facts, 'digit') });
  return only({ kind: 'Announced', say: [text('challengeFailed')], reason: 'challenge_failed', party: 'tenant' });
}

import { judgeAgain, type ScreeningFacts } from '../screening';
import { both, nothing, only } from './decision';
import type { Decision } from './events';
import type { Facts } from './facts';
import { limits } from './limits';
import type { CallIn, CallState } from './state';
import { text } from './step';

const nothingFound: ScreeningFacts = { listed: null, reasons: [] };

/** True while what the caller says may raise the score: in the first turns, and never for one on the allow list. */
export function screensWords(state: CallState): boolean {
  return state.screening?.listed !== 'allow' && (state.wordsScreened ?? 0) < limits.screenedTurns;
}

/**
 * Decides what a caller's words mean for screening: the line is closed, or a digit is asked for if none has been; with
 * anything milder the turn goes on.
 */
export function screenWords(
  state: CallIn<'receptionist'>,
  facts: Facts,
  goOn: () => Decision = () => nothing,
): Decision {
  const { words } = facts;
  if (words === undefined || !screensWords(state)) return goOn();
  const verdict = judgeAgain(facts.config.screening, state.screening ?? nothingFound, words.reasons);
  const heard = only({ kind: 'WordsScreened', ...verdict });
  if (verdict.action === 'block') return both(heard, turnAway);
  if (verdict.action === 'challenge' && state.screening?.action !== 'challenge')
    return both(heard, only({ kind: 'CallerChallenged', digit: words.digit }));
  return both(heard, goOn());
}

const turnAway = only({
  kind: 'Announced',
  say: [text('challengeFailed')],
  reason: 'blocked_by_words',
  party: 'tenant',
});

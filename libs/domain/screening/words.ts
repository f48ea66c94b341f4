import { fold } from '../understanding';
import type { Reason, ScreeningPolicy } from './rules';

/** The most characters of one turn that rules are matched against. */
const longestTurn = 1_000;

/** True when some rule of the policy depends on what callers say. */
export function hasWordRules({ rules }: Pick<ScreeningPolicy, 'rules'>): boolean {
  return rules.some(({ kind }) => kind === 'keyword' || kind === 'pattern');
}

/**
 * Returns the rules that match what a caller says. Regular expressions are the engine's: `matches` tells whether a
 * pattern occurs in a text of small letters without accents.
 */
export function wordReasons(
  { rules }: Pick<ScreeningPolicy, 'rules'>,
  speech: string,
  matches: (pattern: string, text: string) => boolean,
): readonly Reason[] {
  const text = fold(speech.slice(0, longestTurn));
  return rules
    .filter(
      (rule) =>
        (rule.kind === 'keyword' && says(text, fold(rule.words))) ||
        (rule.kind === 'pattern' && matches(rule.pattern, text)),
    )
    .map(({ id, kind, weight }) => ({ ruleId: id, kind, weight }));
}

/** True when the text contains these words as a whole, one after the other. */
function says(text: string, words: string): boolean {
  return words !== '' && ` ${text} `.includes(` ${words} `);
}

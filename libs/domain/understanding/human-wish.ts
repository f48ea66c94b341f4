import { asksForHuman } from './human';
import { humanConcepts } from './human-concepts';
import weights from './human-weights.json';
import { learnedQuestion } from './learned';

const learned = /* @__PURE__ */ learnedQuestion(weights, humanConcepts);

/**
 * True when a caller wants a human being, whoever it is. The learned weights may say yes if the rules do not cover the
 * words; a yes of the rules stands unless the weights call it unlikely: then people are only mentioned.
 */
export function wantsHuman(text: string): boolean {
  return learned.isYes(text) || (asksForHuman(text) && !learned.isUnlikely(text));
}

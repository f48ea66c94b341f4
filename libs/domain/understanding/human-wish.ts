import { asksForHuman } from './human';
import { humanConcepts } from './human-concepts';
import weights from './human-weights.json';
import { learnedQuestion } from './learned';

const learned = /* @__PURE__ */ learnedQuestion(weights, humanConcepts);

/**
 * Whether a caller wants a human being, whoever it is. Learning may say yes where the rules have not thought of the
 * words; what the rules say stands unless it was learned to be unlikely: then people are only spoken of.
 */
export function wantsHuman(text: string): boolean {
  return learned.isYes(text) || (asksForHuman(text) && !learned.isUnlikely(text));
}

import { dangerConcepts } from './danger-concepts';
import weights from './danger-weights.json';
import { learnedQuestion } from './learned';

/**
 * Decides whether a person's life is in danger or a crime is in progress, as learned from tools/understand/training.
 */
export const learnedDanger = /* @__PURE__ */ learnedQuestion(weights, dangerConcepts);

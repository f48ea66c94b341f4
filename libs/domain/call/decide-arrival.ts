import { only } from './decision';
import type { Decision } from './events';
import type { CallInput, Facts } from './inputs';
import { text } from './step';

/** Who answers: the streamed receptionist where it can be had, else the menu; a suspended tenant's callers hear why. */
export function decideArrival(input: Extract<CallInput, { kind: 'CallArrived' }>, facts: Facts): Decision {
  const engine = facts.modelReady && input.answerWith === 'auto' ? 'model' : 'menu';
  const began = {
    kind: 'CallBegan',
    config: facts.config,
    engine,
    language: facts.config.defaultLanguage,
    department: input.department,
  } as const;
  if (!facts.suspended) return only(began);
  return only(began, { kind: 'Announced', say: [text('suspended')], reason: 'suspended', party: 'tenant' });
}

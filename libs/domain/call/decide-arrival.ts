import { only } from './decision';
import type { Decision } from './events';
import { known, type Facts } from './facts';
import type { InputOf } from './inputs';
import { text } from './step';

/**
 * Decides who answers: the streamed receptionist if available, otherwise the menu. Callers of a suspended tenant are
 * told why they are turned away.
 */
export function decideArrival(input: InputOf<'CallArrived'>, facts: Facts): Decision {
  const { suspended, fallbackDepartment } = known(facts, 'tenant');
  const engine = known(facts, 'modelReady') && input.answerWith === 'auto' ? 'model' : 'menu';
  const began = {
    kind: 'CallBegan',
    configVersion: facts.config.version,
    fallbackDepartment,
    engine,
    language: facts.config.defaultLanguage,
    department: input.department,
    disclosed: false,
  } as const;
  if (!suspended) return only(began);
  return only(began, { kind: 'Announced', say: [text('suspended')], reason: 'suspended', party: 'tenant' });
}

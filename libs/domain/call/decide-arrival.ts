import { judgeCaller, type ScreeningFacts } from '../screening';
import { only } from './decision';
import type { CallEvent, Decision } from './events';
import { known, type Facts } from './facts';
import type { InputOf } from './inputs';
import { text } from './step';

/** Calls from before callers were screened have no such fact. */
const notScreened: ScreeningFacts = { listed: null, reasons: [] };

/**
 * Decides who answers: the streamed receptionist if available, otherwise the menu. Callers of a suspended tenant are
 * told why they are turned away; callers whom screening blocks are turned away before the call is answered.
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
    queueMs: facts.config.queue.longestWaitSeconds * 1_000,
    ...(input.screened === false && ({ screened: false } as const)),
    ...(input.number !== undefined && { number: input.number }),
  } as const;
  if (suspended)
    return only(began, { kind: 'Announced', say: [text('suspended')], reason: 'suspended', party: 'tenant' });
  return input.screened === false ? only(began) : only(began, ...screened(facts));
}

function screened(facts: Facts): readonly CallEvent[] {
  const verdict = judgeCaller(facts.config.screening, facts.screening ?? notScreened);
  if (verdict.listed === null && verdict.score === 0) return [];
  const found: CallEvent = { kind: 'CallerScreened', ...verdict };
  if (verdict.action === 'block') return [found, { kind: 'CallEnded', reason: 'blocked', party: 'tenant' }];
  if (verdict.action === 'challenge') return [found, { kind: 'CallerChallenged', digit: known(facts, 'digit') }];
  return [found];
}

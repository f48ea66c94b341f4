import type { EscalatingDepartment } from './escalation';
import type { RoutingRule } from './strategy';

export {
  escalationSteps,
  isInStep,
  type Duties,
  type EscalatingDepartment,
  type EscalationRule,
  type EscalationStep,
} from './escalation';
export {
  firstRoutingRule,
  inOrder,
  levels,
  ringAtMost,
  strategies,
  type Level,
  type RoutedAgent,
  type RoutedCaller,
  type RoutingRule,
  type Strategy,
} from './strategy';

/** A department as routing knows it. */
export type RoutedDepartment = EscalatingDepartment & RoutingRule;

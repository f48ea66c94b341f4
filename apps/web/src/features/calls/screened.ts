import type { Call } from '../../lib/api';

/** True for a caller whom screening let through with a warning. */
export function isSuspicious({ screening }: Pick<Call, 'screening'>): boolean {
  return screening?.action === 'flag' || screening?.action === 'challenge';
}

import { seesAllCalls } from '@voicecore/domain/people/sight';
import type { Role } from '../../lib/session';

/**
 * True when the user may open the page of a colleague's call: users who cannot read every call can read the ones
 * in their list.
 */
export function opensCall(callId: string, role: Role, listed: readonly { readonly id: string }[] | undefined): boolean {
  return seesAllCalls(role) || listed?.some(({ id }) => id === callId) === true;
}

import { seesAllCalls } from '@voicecore/domain/people/sight';
import type { Role } from '../../lib/session';

/** Whether the page of a colleague's call opens for the reader: whoever does not read every call reads those listed for them. */
export function opensCall(callId: string, role: Role, listed: readonly { readonly id: string }[] | undefined): boolean {
  return seesAllCalls(role) || listed?.some(({ id }) => id === callId) === true;
}

import type { Instant } from '../kernel';

/** What is kept of a link by which somebody who forgot the password sets another. */
export interface PasswordLinkRecord {
  /** It is the newest one of its person and was not used; then it has an end. */
  readonly expiresAt: Instant | null;
  readonly wasUsed: boolean;
  readonly wasReplaced: boolean;
}

export type PasswordLinkEnd = 'used' | 'replaced' | 'expired';

/**
 * Why a genuine link does not set a password. Null while it does, and where nothing is kept of it: whoever made it up, or
 * lost the account since, is told no more than that it does not work.
 */
export function endOfPasswordLink(
  { expiresAt, wasUsed, wasReplaced }: PasswordLinkRecord,
  now: Instant,
): PasswordLinkEnd | null {
  if (wasUsed) return 'used';
  if (wasReplaced) return 'replaced';
  return expiresAt !== null && expiresAt <= now ? 'expired' : null;
}
